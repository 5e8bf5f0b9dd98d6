package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Finds payment cards (Luhn and issuer) and US social security numbers (area rules). */
public final class NumberDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "card-and-ssn";

  private static final Keywords SSN_WORDS = new Keywords("ssn", "social");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() < 9) {
      return;
    }
    String text = input.text();
    int at = 0;
    while (at < text.length()) {
      if (!Characters.isDigit(text.charAt(at)) || Characters.isWord(input.at(at - 1))) {
        at++;
        continue;
      }
      int end = numberEnd(input, at);
      number(input, at, end, found);
      at = end;
    }
  }

  /** Digits with single spaces, dashes or dots between them. */
  private static int numberEnd(DetectionInput input, int start) {
    int end = start + 1;
    while (true) {
      if (Characters.isDigit(input.at(end))) {
        end++;
      } else if ("- .".indexOf(input.at(end)) >= 0 && Characters.isDigit(input.at(end + 1))) {
        end += 2;
      } else {
        return end;
      }
    }
  }

  private static void number(DetectionInput input, int start, int end, Consumer<Entity> found) {
    if (Characters.isWord(input.at(end))) {
      return;
    }
    StringBuilder digits = new StringBuilder();
    int[] offsets = new int[end - start];
    int[] groups = new int[end - start];
    int count = 0;
    for (int i = start; i < end; i++) {
      if (Characters.isDigit(input.at(i))) {
        if (digits.length() == 0 || !Characters.isDigit(input.at(i - 1))) {
          groups[count++] = digits.length();
        }
        offsets[digits.length()] = i;
        digits.append(input.at(i));
      }
    }
    groupStarts:
    for (int g = 0; g < count; g++) {
      for (int h = Math.min(count, g + 6); h > g; h--) {
        int to = h == count ? digits.length() : groups[h];
        String candidate = digits.substring(groups[g], to);
        String type = type(input, candidate, offsets[groups[g]], offsets[to - 1] + 1);
        if (!type.isEmpty()) {
          Strength strength =
              type.equals(EntityTypes.US_SSN) ? Strength.STRUCTURED : Strength.CHECKSUM;
          found.accept(new Entity(offsets[groups[g]], offsets[to - 1] + 1, type, NAME, strength));
          g = h - 1;
          continue groupStarts;
        }
      }
    }
  }

  private static String type(DetectionInput input, String digits, int start, int end) {
    if (digits.length() == 9) {
      return isSocialSecurity(input, digits, start, end) ? EntityTypes.US_SSN : "";
    }
    return Checksums.isCard(digits) ? EntityTypes.CREDIT_CARD : "";
  }

  private static boolean isSocialSecurity(DetectionInput input, String digits, int start, int end) {
    boolean possible =
        digits.charAt(0) != '9'
            && !digits.startsWith("000")
            && !digits.startsWith("666")
            && !digits.startsWith("00", 3)
            && !digits.endsWith("0000");
    boolean written =
        end - start == 11
            && "- .".indexOf(input.at(start + 3)) >= 0
            && input.at(start + 3) == input.at(start + 6)
            && Characters.isDigit(input.at(start + 4));
    return possible && (written || (end - start == 9 && SSN_WORDS.precede(input, start, 6)));
  }
}
