package com.thriviohr.udfs.anonymise.audit;

import java.math.BigInteger;
import java.util.Set;
import java.util.function.Consumer;

/** Looks for cards, IBANs and known phone numbers in a folded text. */
final class NumberAudit {
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
  private static final int PHONE_DIGITS = 9;

  private final Set<String> phoneEnds;

  /**
   * @param phoneEnds the last nine digits of every known number
   */
  NumberAudit(Set<String> phoneEnds) {
    this.phoneEnds = Set.copyOf(phoneEnds);
  }

  static String phoneEnd(String phone) {
    String digits = phone.replaceAll("[^0-9]", "");
    return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
  }

  void scan(String folded, Consumer<String> hit) {
    StringBuilder digits = new StringBuilder();
    int gap = 0;
    for (int i = 0; i <= folded.length(); i++) {
      char unit = i < folded.length() ? folded.charAt(i) : '\n';
      if (unit >= '0' && unit <= '9') {
        digits.append(unit);
        gap = 0;
      } else if (digits.length() > 0 && (gap > 2 || " -().+/".indexOf(unit) < 0)) {
        run(digits.toString(), hit);
        digits.setLength(0);
        gap = 0;
      } else {
        gap++;
      }
    }
  }

  /** IBANs, word by word; groups of four with spaces count as one word. */
  void scanIbans(String folded, Consumer<String> hit) {
    String closed = folded.replaceAll("(?<=[a-z0-9]{4}) (?=[a-z0-9]{1,4}(?: |$))", "");
    for (String word : FoldedWords.words(closed)) {
      if (word.length() >= 15 && word.length() <= 34 && isIban(word)) {
        hit.accept("IBAN_CODE");
      }
    }
  }

  private void run(String digits, Consumer<String> hit) {
    if (digits.length() >= PHONE_DIGITS && phoneEnds.contains(phoneEnd(digits))) {
      hit.accept("PHONE_NUMBER");
    }
    if ((digits.length() == 15 || digits.length() == 16) && isCard(digits)) {
      hit.accept("CREDIT_CARD");
    }
  }

  private static boolean isCard(String digits) {
    if (digits.charAt(0) < '3' || digits.charAt(0) > '6') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return sum % 10 == 0;
  }

  private static boolean isIban(String word) {
    boolean shape =
        Character.isLetter(word.charAt(0))
            && Character.isLetter(word.charAt(1))
            && Character.isDigit(word.charAt(2))
            && Character.isDigit(word.charAt(3));
    if (!shape) {
      return false;
    }
    StringBuilder number = new StringBuilder();
    String turned = word.substring(4) + word.substring(0, 4);
    for (int i = 0; i < turned.length(); i++) {
      number.append(Character.digit(turned.charAt(i), 36));
    }
    return number.indexOf("-") < 0
        && new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }
}
