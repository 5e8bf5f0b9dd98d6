package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/** Finds dates, with a time of day behind them, and days of the week. */
public final class DateDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "date-time";

  private static final Keywords DAYS =
      new Keywords("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    WrittenDate dates = new WrittenDate(input);
    int behind = 0;
    for (int t = 0; t < tokens.count(); t++) {
      if (tokens.start(t) < behind) {
        continue;
      }
      int end = input.digits() == 0 ? -1 : dates.end(t);
      if (end < 0 && DAYS.match(input, t)) {
        end = tokens.end(t);
      }
      if (end > 0) {
        found.accept(
            new Entity(tokens.start(t), end, EntityTypes.DATE_TIME, NAME, Confidence.CONTEXT));
        behind = end;
      }
    }
  }
}
