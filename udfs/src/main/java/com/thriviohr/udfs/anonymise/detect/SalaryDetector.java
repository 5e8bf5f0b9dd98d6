package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/** Finds amounts of money behind words such as salary. */
public final class SalaryDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "salary";

  private static final int REACH = 5;
  private static final Keywords PAY =
      new Keywords(
          "salary",
          "salaries",
          "wage",
          "wages",
          "compensation",
          "bonus",
          "paycheck",
          "earns",
          "earn",
          "earning",
          "paid",
          "pay",
          "pays",
          "raise");
  private static final Keywords CURRENCIES =
      new Keywords("eur", "usd", "gbp", "chf", "pln", "inr", "dollars", "euros", "pounds", "k");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    for (int t = 0; input.digits() > 0 && t < input.tokens().count(); t++) {
      if (PAY.match(input, t)) {
        amount(input, t + 1, found);
      }
    }
  }

  /** A number of at least four digits, or one with a currency sign or a k. */
  private static void amount(DetectionInput input, int from, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    for (int t = from; t < Math.min(tokens.count(), from + REACH); t++) {
      int start = tokens.start(t);
      if (!Characters.isDigit(input.at(start))) {
        continue;
      }
      int last = t;
      while (last + 1 < tokens.count() && isGroup(input, last + 1)) {
        last++;
      }
      int end = tokens.end(last);
      boolean currency = "$€£".indexOf(input.at(start - 1)) >= 0;
      int behind = last + 1 < tokens.count() && CURRENCIES.match(input, last + 1) ? last + 1 : last;
      boolean thousands = input.at(end - 1) == 'k' || input.at(end - 1) == 'K';
      end = tokens.end(behind);
      if (currency || thousands || end - start >= 4) {
        found.accept(
            new Entity(
                currency ? start - 1 : start, end, EntityTypes.SALARY, NAME, Confidence.CONTEXT));
      }
      return;
    }
  }

  private static boolean isGroup(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    return start - input.tokens().end(token - 1) == 1
        && (input.at(start - 1) == ',' || input.at(start - 1) == '.')
        && Characters.isDigit(input.at(start));
  }
}
