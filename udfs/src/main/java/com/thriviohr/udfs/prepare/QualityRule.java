package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a message teaches a model nothing, calibrated for short workplace texts. */
enum QualityRule {
  BOT(m -> m.getAuthorKind() == AuthorKind.BOT),
  EMPTY(m -> m.getText().isBlank()),
  NO_WORDS(m -> m.getText().chars().noneMatch(Character::isLetter)),
  TOO_LONG(m -> m.getText().length() > 20_000),
  REPEATED_CHARACTERS(m -> longestRun(m.getText()) > 60),
  AUTO_REPLY(m -> startsLikeAutoReply(m.getText())),
  MOSTLY_REDACTED(m -> redactedShare(m.getText()) > 0.5);

  private final Predicate<AnonymisedMessage> breaks;

  QualityRule(Predicate<AnonymisedMessage> breaks) {
    this.breaks = breaks;
  }

  static Optional<QualityRule> firstBroken(AnonymisedMessage message) {
    for (QualityRule rule : values()) {
      if (rule.breaks.test(message)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = i > 0 && text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static boolean startsLikeAutoReply(String text) {
    String start = text.substring(0, Math.min(60, text.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("auto-reply")
        || start.startsWith("automatic reply")
        || start.startsWith("out of office")
        || start.contains("this is an automated message");
  }

  private static double redactedShare(String text) {
    int inside = 0;
    int position = text.indexOf('[');
    while (position >= 0) {
      int end = text.indexOf(']', position);
      if (end < 0) {
        break;
      }
      boolean tag =
          end > position + 1
              && text.substring(position + 1, end)
                  .chars()
                  .allMatch(c -> c == '_' || Character.isUpperCase(c));
      inside += tag ? end + 1 - position : 0;
      position = text.indexOf('[', end);
    }
    return text.isEmpty() ? 0 : inside / (double) text.length();
  }
}
