package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/** Finds dates, or a year, behind words such as born. */
public final class BirthDateDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "date-of-birth";

  private static final int REACH = 6;
  private static final Keywords BIRTH =
      new Keywords(
          ("born dob birthday birthdate birth bday geboren geburtsdatum geburtstag geb ne nee"
                  + " naissance nacido nacida nacimiento nascido nascida nascimento nato nata nascita"
                  + " geboortedatum urodzony urodzona urodzenia fodd fodelsedatum fodt fodselsdato"
                  + " syntynyt szuletett родился родилась рождения")
              .split(" ", -1));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() == 0) {
      return;
    }
    WrittenDate dates = new WrittenDate(input);
    for (int t = 0; t < input.tokens().count(); t++) {
      if (BIRTH.match(input, t)) {
        behind(input, dates, t + 1, found);
      }
    }
  }

  private static void behind(
      DetectionInput input, WrittenDate dates, int from, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    for (int t = from; t < Math.min(tokens.count(), from + REACH); t++) {
      int end = dates.end(t);
      if (end < 0 && isYear(input, t)) {
        end = tokens.end(t);
      }
      if (end > 0) {
        found.accept(
            // A date of birth is also a date; the sharper type wins.
            new Entity(
                tokens.start(t), end, EntityTypes.DATE_OF_BIRTH, NAME, Confidence.STRUCTURED));
        return;
      }
    }
  }

  private static boolean isYear(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    return input.tokens().end(token) - start == 4
        && (input.foldedAt(start, "19") || input.foldedAt(start, "20"))
        && input.text().substring(start, start + 4).chars().allMatch(Character::isDigit);
  }
}
