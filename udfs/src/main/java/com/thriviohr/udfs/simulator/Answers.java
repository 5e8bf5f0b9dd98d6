package com.thriviohr.udfs.simulator;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes answers that depend on seed and prompt alone. */
final class Answers {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[a-z_]+\\}\\}");
  private static final String[] OPENINGS = {
    "a small thank you goes a long way",
    "somebody near you made your week easier",
    "good work is easy to overlook",
    "your team did a lot lately",
    "kind words are remembered"
  };
  private static final String[] CLOSINGS = {
    "Who helped you recently?", "Take a minute and tell them.",
    "Is there a colleague you would like to thank today?", "One honest sentence is enough."
  };

  private final long seed;

  Answers(long seed) {
    this.seed = seed;
  }

  /** The answer to a prompt, spoiled by a fault or not. */
  String write(String prompt, Optional<Fault> fault) {
    SplittableRandom random = new SplittableRandom(seed ^ (long) prompt.hashCode() << 17);
    StringBuilder answer = new StringBuilder();
    if (fault.filter(f -> f == Fault.FORGET).isEmpty()) {
      placeholders(prompt)
          .forEach(p -> answer.append(answer.length() == 0 ? "Hi " : " ").append(p));
      answer.append(answer.length() == 0 ? "" : ", ");
    }
    answer.append(OPENINGS[random.nextInt(OPENINGS.length)]).append(". ");
    answer.append(CLOSINGS[random.nextInt(CLOSINGS.length)]);
    if (fault.filter(f -> f == Fault.INVENT).isPresent()) {
      answer.append(" Yours, {{manager}}");
    }
    return Character.toUpperCase(answer.charAt(0)) + answer.substring(1);
  }

  /** Tokens by the rule that this simulator counts by: four characters a token, at least one. */
  static int tokens(String text) {
    return Math.max(1, (text.length() + 3) / 4);
  }

  private static Set<String> placeholders(String prompt) {
    Set<String> placeholders = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(prompt);
    while (matcher.find()) {
      placeholders.add(matcher.group());
    }
    return placeholders;
  }
}
