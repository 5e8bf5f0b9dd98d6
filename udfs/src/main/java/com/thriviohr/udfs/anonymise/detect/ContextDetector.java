package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/**
 * Finds values that only the words before them give away: dates of birth, salaries and employee
 * numbers.
 */
public final class ContextDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "hr-context";

  private static final int REACH = 5;
  private static final Keywords BIRTH =
      new Keywords("born", "dob", "birthday", "birthdate", "birth");
  private static final Keywords PAY =
      new Keywords("salary", "wage", "wages", "compensation", "bonus", "paycheck", "earns", "earn");
  private static final Keywords CURRENCIES =
      new Keywords("eur", "usd", "gbp", "chf", "pln", "inr", "dollars", "euros", "pounds", "k");
  private static final Keywords STAFF = new Keywords("employee", "staff", "personnel", "badge");
  private static final Keywords MONTHS =
      new Keywords(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "jan",
          "feb",
          "mar",
          "apr",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() == 0) {
      return;
    }
    Tokens tokens = input.tokens();
    for (int t = 0; t < tokens.count(); t++) {
      if (BIRTH.match(input, t)) {
        date(input, t + 1, found);
      } else if (PAY.match(input, t)) {
        amount(input, t + 1, found);
      } else if (STAFF.match(input, t)) {
        number(input, t + 1, found);
      }
    }
  }

  private static void date(DetectionInput input, int from, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    int limit = Math.min(tokens.count(), from + REACH);
    for (int t = from; t < limit; t++) {
      if (Characters.isDigit(input.at(tokens.start(t))) || MONTHS.match(input, t)) {
        int last = t;
        while (last + 1 < tokens.count() && last - t < 2 && isDatePart(input, last + 1)) {
          last++;
        }
        if (last > t || tokens.end(t) - tokens.start(t) == 4) {
          report(input, t, last, EntityTypes.DATE_OF_BIRTH, found);
        }
        return;
      }
    }
  }

  private static boolean isDatePart(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    return tokens.start(token) - tokens.end(token - 1) <= 2
        && (Characters.isDigit(input.at(tokens.start(token))) || MONTHS.match(input, token));
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
                currency ? start - 1 : start, end, EntityTypes.SALARY, NAME, Strength.CONTEXT));
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

  private static void number(DetectionInput input, int from, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    for (int t = from; t < Math.min(tokens.count(), from + 3); t++) {
      int length = tokens.end(t) - tokens.start(t);
      if (length >= 3 && Characters.isDigit(input.at(tokens.end(t) - 1))) {
        report(input, t, t, EntityTypes.EMPLOYEE_ID, found);
        return;
      }
    }
  }

  private static void report(
      DetectionInput input, int first, int last, String type, Consumer<Entity> found) {
    found.accept(
        new Entity(
            input.tokens().start(first), input.tokens().end(last), type, NAME, Strength.CONTEXT));
  }
}
