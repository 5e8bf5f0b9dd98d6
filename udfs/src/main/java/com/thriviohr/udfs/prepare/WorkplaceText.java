package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  WorkplaceText(AnonymisedMessage message) {
    this.message = message;
    this.text = message.getText();
    String withoutLinks = LINK.matcher(text).replaceAll(" ");
    String withoutEmoji = EMOJI_CODE.matcher(withoutLinks).replaceAll(" ");
    this.prose = PLACEHOLDER.matcher(withoutEmoji).replaceAll(" ");
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
    return prose
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(codePoint -> Character.isIdeographic(codePoint) ? 2 : 1)
        .sum();
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
    Map<Integer, Integer> counts = new HashMap<>();
    prose
        .codePoints()
        .filter(codePoint -> !Character.isWhitespace(codePoint))
        .forEach(codePoint -> counts.merge(codePoint, 1, Integer::sum));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int two = counts.values().stream().sorted((a, b) -> b - a).limit(2).mapToInt(n -> n).sum();
    return all >= SHORTEST_REPETITION && two > all * REPEATED_CHARACTER_SHARE;
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
