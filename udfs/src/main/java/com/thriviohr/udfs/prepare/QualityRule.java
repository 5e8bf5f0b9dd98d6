package com.thriviohr.udfs.prepare;

import java.util.function.BiPredicate;

/** Why a message is no training data. The first rule that applies, in this order, is the reason. */
public enum QualityRule {
  /** Written by a program. */
  BOT_AUTHOR((text, limits) -> text.fromBot()),
  /** White space only. */
  EMPTY((text, limits) -> text.isEmpty()),
  /** Nothing but placeholders such as [REDACTED] is left. */
  ONLY_PLACEHOLDERS((text, limits) -> text.placeholders() > 0 && text.letters() == 0),
  /** Nothing but links, emoji and punctuation. */
  NO_WORDS((text, limits) -> text.letters() == 0),
  /** Too few letters, such as "ok" and "+1". */
  TOO_SHORT((text, limits) -> text.letters() < limits.minLetters()),
  /** More characters than a message a person would write. */
  TOO_LONG((text, limits) -> text.characters() > limits.maxCharacters()),
  /** Two characters make up most of the text, such as "hahahahaha". */
  REPEATED_CHARACTERS((text, limits) -> text.repeatsCharacters()),
  /** The same lines again and again, such as a pasted log. */
  REPEATED_LINES((text, limits) -> text.repeatsLines()),
  /** An out-of-office note, a system notice or other boilerplate. */
  AUTO_REPLY((text, limits) -> text.isBoilerplate()),
  /** More placeholders than the limit among the words. */
  MOSTLY_REDACTED((text, limits) -> text.redactedShare() > limits.maxRedactedShare());

  private final BiPredicate<WorkplaceText, QualityLimits> test;

  QualityRule(BiPredicate<WorkplaceText, QualityLimits> test) {
    this.test = test;
  }

  boolean rejects(WorkplaceText text, QualityLimits limits) {
    return test.test(text, limits);
  }
}
