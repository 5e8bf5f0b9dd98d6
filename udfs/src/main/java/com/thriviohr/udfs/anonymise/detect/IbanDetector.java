package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Finds IBANs: mod-97 and the length of the country. */
public final class IbanDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "iban";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() < 2) {
      return;
    }
    for (int t = 0; t < input.tokens().count(); t++) {
      int start = input.tokens().start(t);
      int length = input.tokens().end(t) - start;
      if (length >= 4 && isIbanHead(input, start)) {
        iban(input, start, found);
      }
    }
  }

  private static boolean isIbanHead(DetectionInput input, int start) {
    return Characters.isAsciiLetter(input.at(start))
        && Characters.isAsciiLetter(input.at(start + 1))
        && Characters.isDigit(input.at(start + 2))
        && Characters.isDigit(input.at(start + 3));
  }

  private static void iban(DetectionInput input, int start, Consumer<Entity> found) {
    int wanted = Checksums.ibanLength(input.text().substring(start, start + 2));
    StringBuilder iban = new StringBuilder(wanted);
    int at = start;
    while (iban.length() < wanted) {
      char unit = input.at(at);
      if (Characters.isAsciiWord(unit)) {
        iban.append(unit);
      } else if (!isGap(input, at)) {
        return;
      }
      at++;
    }
    if (wanted > 0 && !Characters.isWord(input.at(at)) && Checksums.isIban(iban.toString())) {
      found.accept(new Entity(start, at, EntityTypes.IBAN_CODE, NAME, Confidence.CHECKSUM));
    }
  }

  private static boolean isGap(DetectionInput input, int at) {
    return " -.".indexOf(input.at(at)) >= 0
        && Characters.isAsciiWord(input.at(at - 1))
        && Characters.isAsciiWord(input.at(at + 1));
  }
}
