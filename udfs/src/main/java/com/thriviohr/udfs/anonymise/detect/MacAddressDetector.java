package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Finds MAC addresses: six pairs of hex digits, or three groups of four. */
public final class MacAddressDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "mac-address";

  private static final int[] LENGTHS = {17, 14};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.count(':') < 5 && input.count('-') < 5 && input.count('.') < 2) {
      return;
    }
    for (int t = 0; t < input.tokens().count(); t++) {
      int start = input.tokens().start(t);
      for (int length : LENGTHS) {
        int end = start + length;
        boolean apart =
            end <= input.text().length()
                && Characters.isHex(input.at(start))
                && Characters.isHex(input.at(end - 1))
                && !Characters.isWord(input.at(end))
                && ":-".indexOf(input.at(start - 1)) < 0;
        if (apart && Addresses.isMac(input.text().substring(start, end))) {
          // Six pairs are as sure as a check digit, which a part of them may have by chance.
          found.accept(new Entity(start, end, EntityTypes.MAC_ADDRESS, NAME, Confidence.CHECKSUM));
        }
      }
    }
  }
}
