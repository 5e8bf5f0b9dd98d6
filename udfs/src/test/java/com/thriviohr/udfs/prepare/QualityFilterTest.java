package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityFilterTest {
  private final QualityFilter filter = QualityFilter.withDefaults();

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of(" \u00a0\n", QualityRule.EMPTY),
        Arguments.of("[REDACTED] [IBAN_CODE]!", QualityRule.ONLY_PLACEHOLDERS),
        Arguments.of("👍🏽 🎉!!", QualityRule.NO_WORDS),
        Arguments.of(":tada: :+1: :thumbsup:", QualityRule.NO_WORDS),
        Arguments.of("https://example.com/a?b=c", QualityRule.NO_WORDS),
        Arguments.of("ok", QualityRule.TOO_SHORT),
        Arguments.of("+1", QualityRule.TOO_SHORT),
        Arguments.of("word ".repeat(4001), QualityRule.TOO_LONG),
        Arguments.of("hahahahahahaha", QualityRule.REPEATED_CHARACTERS),
        Arguments.of("see ----------------------", QualityRule.REPEATED_CHARACTERS),
        Arguments.of("ping failed\nping failed\nping failed\nall good", QualityRule.REPEATED_LINES),
        Arguments.of("Automatic Reply: away until Monday", QualityRule.AUTO_REPLY),
        Arguments.of("Mia has joined the channel", QualityRule.AUTO_REPLY),
        Arguments.of("card [CREDIT_CARD] [REDACTED]", QualityRule.MOSTLY_REDACTED));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void namesTheRule(String text, QualityRule rule) {
    assertThat(filter.rejection(TestMessages.text(text))).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Done, please have a look",
        "谢谢",
        "I'm out of office tomorrow, can you take the call?",
        "Nooooo way, really?",
        "Use [IBAN_CODE] for the transfer, please",
        "yes\nyes\nno\nmaybe later today",
        "धन्यवाद टीम"
      })
  void keepsWorkplaceText(String text) {
    assertThat(filter.rejection(TestMessages.text(text))).isEmpty();
  }

  @Test
  void rejectsBots() {
    AnonymisedMessage message =
        TestMessages.message("1", "bot", "Build 7 passed on the main branch")
            .setAuthorKind(AuthorKind.BOT)
            .build();

    assertThat(filter.rejection(message)).contains(QualityRule.BOT_AUTHOR);
  }

  @Test
  void appliesOnlyRulesThatAreOn() {
    QualityFilter onlyEmpty =
        new QualityFilter(EnumSet.of(QualityRule.EMPTY), QualityLimits.DEFAULT);

    assertThat(onlyEmpty.rejection(TestMessages.text("ok"))).isEmpty();
    assertThat(onlyEmpty.rejection(TestMessages.text(" "))).contains(QualityRule.EMPTY);
  }
}
