package com.thriviohr.udfs.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the same answer to the same prompt. A prompt whose user text holds {@code
 * {{placeholders}}} gets a nudge of one to three sentences with each of them exactly once; any
 * other prompt gets a short reply.
 */
final class AnswerWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[\\w.-]+\\s*\\}\\}");
  private static final Pattern PERSON =
      Pattern.compile("recipient|employee|name|person|user|giver", Pattern.CASE_INSENSITIVE);

  private final long seed;

  AnswerWriter(long seed) {
    this.seed = seed;
  }

  /** The whole answer, before any token limit. */
  String write(PromptText prompt) {
    SplittableRandom random = new SplittableRandom(Fingerprint.combine(seed, prompt.fingerprint()));
    List<String> placeholders = placeholders(prompt.userText());
    return placeholders.isEmpty() ? reply(random) : nudge(random, placeholders);
  }

  /** The distinct placeholders of a text in order of appearance, braces included. */
  static List<String> placeholders(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return new ArrayList<>(found);
  }

  private static String nudge(SplittableRandom random, List<String> placeholders) {
    List<String> rest = new ArrayList<>(placeholders);
    StringBuilder text = new StringBuilder(pick(random, Phrases.GREETINGS));
    int person = indexOf(rest, PERSON);
    if (person >= 0) {
      text.append(' ').append(rest.remove(person));
    }
    text.append(", ").append(opening(random, rest));
    if (!rest.isEmpty()) {
      text.append(' ').append(String.format(pick(random, Phrases.MENTIONS), joined(rest)));
    }
    if (random.nextInt(4) > 0) {
      text.append(' ').append(pick(random, Phrases.CLOSINGS));
    }
    return text.toString();
  }

  private static String opening(SplittableRandom random, List<String> rest) {
    int days = indexOf(rest, Phrases.DAYS);
    return days < 0
        ? pick(random, Phrases.PLAIN_OPENINGS)
        : String.format(pick(random, Phrases.DAY_OPENINGS), rest.remove(days));
  }

  private static int indexOf(List<String> placeholders, Pattern wanted) {
    for (int i = 0; i < placeholders.size(); i++) {
      if (wanted.matcher(placeholders.get(i)).find()) {
        return i;
      }
    }
    return -1;
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String reply(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    text.append(pick(random, Phrases.REPLY_OPENINGS)).append(' ');
    text.append(pick(random, Phrases.REPLY_SUBJECTS)).append(' ');
    text.append(pick(random, Phrases.REPLY_VERBS)).append(' ');
    text.append(pick(random, Phrases.REPLY_OBJECTS)).append('.');
    if (random.nextInt(3) > 0) {
      text.append(' ').append(pick(random, Phrases.CLOSINGS));
    }
    return text.toString();
  }

  private static String pick(SplittableRandom random, List<String> phrases) {
    return phrases.get(random.nextInt(phrases.size()));
  }
}
