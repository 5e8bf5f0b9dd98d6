package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/** Finds ages of people: "34 years old", "aged 34", "34-year-old", "34 y/o". */
public final class AgeDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "age";

  private static final Keywords BEFORE = new Keywords("aged", "age", "turned", "turning", "turns");
  private static final Keywords YEARS = new Keywords("year", "years", "yr", "yrs", "y");
  private static final Keywords OLD = new Keywords("old", "o");
  private static final Keywords SHORT = new Keywords("yo");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    for (int t = 0; input.digits() > 0 && t < tokens.count(); t++) {
      if (isAge(input, t) && (isAfterAge(input, t) || isBeforeOld(input, t))) {
        found.accept(
            new Entity(tokens.start(t), tokens.end(t), EntityTypes.AGE, NAME, Confidence.CONTEXT));
      }
    }
  }

  private static boolean isAge(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int length = input.tokens().end(token) - start;
    return Characters.isDigit(input.at(start))
        && (length == 1
            || (length == 2 && Characters.isDigit(input.at(start + 1)))
            || (length == 3 && input.foldedAt(start, "1") && input.at(start + 1) < '3'));
  }

  private static boolean isAfterAge(DetectionInput input, int token) {
    return token > 0
        && BEFORE.match(input, token - 1)
        && input.tokens().start(token) - input.tokens().end(token - 1) <= 2;
  }

  private static boolean isBeforeOld(DetectionInput input, int token) {
    int count = input.tokens().count();
    return (token + 2 < count && YEARS.match(input, token + 1) && OLD.match(input, token + 2))
        || (token + 1 < count && SHORT.match(input, token + 1));
  }
}
