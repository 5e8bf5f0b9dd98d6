package com.thriviohr.udfs.anonymise;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds what a linear-time pattern describes and a validator confirms. Where the pattern has a
 * group, the group is the finding and the rest is context.
 */
final class PatternDetector implements Detector {
  private final EntityType type;
  private final Strength strength;
  private final Predicate<String> worthTrying;
  private final Pattern pattern;
  private final Predicate<String> valid;

  /**
   * @param worthTrying a cheap look at the folded text that rules most texts out
   * @param valid confirms a match; {@code match -> true} where the form says it all
   */
  PatternDetector(
      EntityType type,
      Strength strength,
      Predicate<String> worthTrying,
      String pattern,
      Predicate<String> valid) {
    this.type = type;
    this.strength = strength;
    this.worthTrying = worthTrying;
    this.pattern = Pattern.compile(pattern);
    this.valid = valid;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (!worthTrying.test(input.folded())) {
      return;
    }
    Matcher matcher = pattern.matcher(input.text());
    int group = matcher.groupCount() > 0 ? 1 : 0;
    int position = 0;
    while (position <= input.text().length() && matcher.find(position)) {
      int start = matcher.start(group);
      int end = matcher.end(group);
      if (valid.test(matcher.group(group)) && standsAlone(input.text(), start, end)) {
        found.accept(Entity.value(start, end, type, strength));
        position = Math.max(end, matcher.start() + 1);
      } else {
        position = matcher.start() + 1;
      }
    }
  }

  private static boolean standsAlone(String text, int start, int end) {
    return (start == 0 || !joins(text, start - 1))
        && (end == text.length() || !joins(text, end - 1));
  }

  private static boolean joins(String text, int left) {
    return Character.isLetterOrDigit(text.charAt(left))
        && Character.isLetterOrDigit(text.charAt(left + 1));
  }
}
