package com.thriviohr.udfs.anonymise;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds numbers that prove themselves, written with or without single blanks and hyphens. Tries the
 * longest run first and then shorter ones: what follows a card number is often one more number.
 */
final class ChecksumDetector implements Detector {
  private final EntityType type;
  private final int shortest;
  private final int longest;
  private final Predicate<String> valid;

  /**
   * @param shortest least letters and digits of the number
   * @param longest most letters and digits of the number
   * @param valid the checksum; takes letters and digits only
   */
  ChecksumDetector(EntityType type, int shortest, int longest, Predicate<String> valid) {
    this.type = type;
    this.shortest = shortest;
    this.longest = longest;
    this.valid = valid;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    int position = 0;
    while (position < text.length()) {
      boolean start = isPart(text, position) && (position == 0 || !isPart(text, position - 1));
      position = start ? from(text, position, found) : position + 1;
    }
  }

  private int from(String text, int start, Consumer<Entity> found) {
    StringBuilder run = new StringBuilder(longest);
    int[] ends = new int[longest + 1];
    int position = start;
    while (position < text.length() && run.length() < longest) {
      if (isPart(text, position)) {
        run.append(text.charAt(position));
        ends[run.length()] = position + 1;
      } else if (!isSeparator(text, position)) {
        break;
      }
      position++;
    }
    for (int length = run.length(); length >= shortest; length--) {
      int end = ends[length];
      boolean whole = end == text.length() || !isPart(text, end);
      if (whole && valid.test(run.substring(0, length))) {
        found.accept(Entity.value(start, end, type, Strength.CHECKSUM));
        return end;
      }
    }
    return start + 1;
  }

  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isSeparator(String text, int at) {
    boolean separator = text.charAt(at) == ' ' || text.charAt(at) == '-';
    return separator && at + 1 < text.length() && isPart(text, at + 1);
  }
}
