package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.text.TurnText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the quality rules want to know about one message. */
final class WorkplaceText {
  /** Stand-ins that the anonymiser leaves, such as [IBAN_CODE] and [REDACTED]. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z][A-Z0-9_]+\\]");

  private static final Pattern LINK =
      Pattern.compile("\\b(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern EMOJI_CODE = Pattern.compile(":(?:[+-]1|[a-z][a-z0-9_+-]{1,40}):");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’_-]*");
  private static final int SHORTEST_REPETITION = 12;
  private static final double REPEATED_CHARACTER_SHARE = 0.7;
  private static final int FEWEST_LINES = 4;
  // Share of repeated lines after which Gopher's rules drop a document (arXiv 2112.11446, A1.1).
  private static final double REPEATED_LINE_SHARE = 0.3;

  private final AnonymisedMessage message;
  private final String text;
  private final String prose;
  private final int letters;

  WorkplaceText(AnonymisedMessage message) {
    this.message = message;
    this.text = message.getText();
    this.prose = prose(text);
    this.letters = letters(prose);
  }

  private static String prose(String text) {
    String prose = text;
    if (prose.indexOf('.') >= 0 || prose.indexOf('/') >= 0) {
      prose = LINK.matcher(prose).replaceAll(" ");
    }
    if (prose.indexOf(':') >= 0) {
      prose = EMOJI_CODE.matcher(prose).replaceAll(" ");
    }
    if (prose.indexOf('[') >= 0) {
      prose = PLACEHOLDER.matcher(prose).replaceAll(" ");
    }
    return prose;
  }

  private static int letters(String prose) {
    return prose
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(codePoint -> Character.isIdeographic(codePoint) ? 2 : 1)
        .sum();
  }

  boolean fromBot() {
    return message.getAuthorKind() == AuthorKind.BOT;
  }

  boolean isEmpty() {
    return TurnText.trim(text).isEmpty();
  }

  int characters() {
    return text.codePointCount(0, text.length());
  }

  /** Letters and digits outside links, emoji codes and placeholders; an ideograph counts twice. */
  int letters() {
    return letters;
  }

  int placeholders() {
    return count(PLACEHOLDER.matcher(text));
  }

  /** Placeholders among all words, 0 to 1. */
  double redactedShare() {
    int placeholders = placeholders();
    int words = count(WORD.matcher(prose));
    return placeholders == 0 ? 0 : (double) placeholders / (placeholders + words);
  }

  boolean repeatsCharacters() {
    int[] sorted =
        prose
            .codePoints()
            .filter(character -> !Character.isWhitespace(character))
            .sorted()
            .toArray();
    return sorted.length >= SHORTEST_REPETITION
        && mostFrequentTwo(sorted) > sorted.length * REPEATED_CHARACTER_SHARE;
  }

  private static int mostFrequentTwo(int[] sorted) {
    int most = 0;
    int second = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      if (i + 1 == sorted.length || sorted[i + 1] != sorted[i]) {
        second = Math.max(second, Math.min(most, run));
        most = Math.max(most, run);
      }
    }
    return most + second;
  }

  boolean repeatsLines() {
    List<String> lines =
        Arrays.stream(text.split("\\R"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toList());
    int repeated = lines.size() - new HashSet<>(lines).size();
    return lines.size() >= FEWEST_LINES && repeated > lines.size() * REPEATED_LINE_SHARE;
  }

  boolean isBoilerplate() {
    return Boilerplate.SHIPPED.matches(text);
  }

  private static int count(Matcher matcher) {
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    return found;
  }
}
