package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A check digit by a weighted sum: a row of {@code national-ids.yaml}. Immutable. */
final class CheckDigit implements Predicate<String> {
  private static final int TEN = 10;
  private static final int NONE = -1;

  private final int modulus;
  private final int start;
  private final boolean complement;
  private final int ten;
  private final int at;
  private final int[] weights;

  private CheckDigit(YamlMapping yaml) {
    this.modulus = yaml.whole("modulus", TEN, 2, 97);
    this.start = yaml.whole("start", 0, 0, 97);
    this.complement = yaml.flag("complement");
    this.ten = yaml.whole("ten", NONE, NONE, 9);
    String[] factors = yaml.text("weights").split(" ");
    this.weights = Arrays.stream(factors).mapToInt(Integer::parseInt).toArray();
    this.at = yaml.whole("at", weights.length, 0, weights.length);
    yaml.refuseUnreadKeys();
  }

  /** True when all checks of a row hold. */
  static Predicate<String> all(List<YamlMapping> rows) {
    return rows.stream()
        .<Predicate<String>>map(CheckDigit::new)
        .reduce(digits -> true, Predicate::and);
  }

  /** True for digits whose check digit is right. */
  @Override
  public boolean test(String digits) {
    int sum = start;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    int rest = sum % modulus;
    int check = complement ? (modulus - rest) % modulus : rest;
    check = check == TEN ? ten : check;
    return check == digits.charAt(at) - '0';
  }
}
