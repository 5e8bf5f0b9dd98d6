package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.text.ResourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an anonymised text that say what it is about, in the order they occur. */
final class ContentWords {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}'’-]*");
  private static final Pattern LINK = Pattern.compile("\\S*(?:://|@|\\[)\\S*");
  private static final Set<String> STOP_WORDS =
      Set.copyOf(ResourceText.lines(ContentWords.class, "stop-words.txt"));
  private static final int SHORTEST = 5;
  // Scripts without spaces give whole clauses, which would put the answer into the question.
  private static final int LONGEST = 24;
  private static final int MOST = 8;

  private ContentWords() {}

  /** Longer words, and capitalised ones of any length: names must be told, not invented. */
  static List<String> withNames(AnonymisedMessage message) {
    return points(message.getText(), true);
  }

  /** Longer words in lower case, which are no names. */
  static List<String> withoutNames(AnonymisedMessage message) {
    return points(message.getText(), false);
  }

  private static List<String> points(String text, boolean names) {
    List<String> points = new ArrayList<>();
    Matcher words = WORD.matcher(LINK.matcher(text).replaceAll(" "));
    while (words.find() && points.size() < MOST) {
      String word = words.group();
      boolean capitalised = Character.isUpperCase(word.codePointAt(0));
      boolean wanted = capitalised ? names : word.length() >= SHORTEST;
      boolean stop = STOP_WORDS.contains(word.toLowerCase(Locale.ROOT));
      if (wanted && !stop && word.length() <= LONGEST && !points.contains(word)) {
        points.add(word);
      }
    }
    return points;
  }
}
