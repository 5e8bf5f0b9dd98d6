package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Finds addresses with a scheme or a leading www, whole: user, host, path and query. */
public final class UrlDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "url";

  private static final String STOPS = "<>\"`|\\^{}[";
  private static final int LONGEST_VARIABLE = 64;
  private static final String TRAILING = ".,;:!?)]}'*_~";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    int from = 0;
    if (input.count('/') > 1 && input.count(':') > 0) {
      for (int at = input.text().indexOf("://"); at >= 0; ) {
        int start = at;
        while (start > from && isScheme(input.at(start - 1))) {
          start--;
        }
        from = start < at ? report(input, start, at + 3, found) : at + 3;
        at = input.text().indexOf("://", from);
      }
    }
    if (input.count('.') > 1) {
      hosts(input, "www.", found);
    }
  }

  private static void hosts(DetectionInput input, String prefix, Consumer<Entity> found) {
    int at = 0;
    while ((at = indexOfFolded(input, prefix, at)) >= 0) {
      boolean starts = !Characters.isWord(input.at(at - 1)) && input.at(at - 1) != '/';
      at =
          starts && Characters.isWord(input.at(at + 4))
              ? report(input, at, at + 4, found)
              : at + prefix.length();
    }
  }

  private static int indexOfFolded(DetectionInput input, String word, int from) {
    int lower = input.text().indexOf(word, from);
    int upper = input.text().indexOf("WWW.", from);
    return lower < 0 ? upper : upper < 0 ? lower : Math.min(lower, upper);
  }

  private static int report(DetectionInput input, int start, int body, Consumer<Entity> found) {
    String text = input.text();
    int end = body + (input.at(body) == '[' ? 1 : 0);
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && (STOPS.indexOf(text.charAt(end)) < 0 || variableEnd(text, end) > end)) {
      end = Math.max(end + 1, variableEnd(text, end));
    }
    while (end > body && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end > body) {
      found.accept(new Entity(start, end, EntityTypes.URL, NAME, Confidence.STRUCTURED));
    }
    return Math.max(end, body);
  }

  /** Behind a variable such as {@code {user}} that starts here; the offset itself without one. */
  private static int variableEnd(String text, int at) {
    if (text.charAt(at) != '{') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST_VARIABLE && isVariable(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '}' && end > at + 1 ? end + 1 : at;
  }

  private static boolean isVariable(char unit) {
    return Characters.isAsciiWord(unit) || "_.-{".indexOf(unit) >= 0;
  }

  private static boolean isScheme(char unit) {
    return Characters.isAsciiWord(unit) || unit == '+' || unit == '.' || unit == '-';
  }
}
