package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.Usage;

/** What a model said, whatever protocol it came by. Never printed: it holds record text. */
public final class Answer {
  /** What stands in the message when an answer has no text and nothing else says why. */
  static final String NOTHING = "without text";

  private static final int REPLACEMENT = 0xFFFD;

  private final String text;
  private final String finishReason;
  private final AnswerTokens tokens;
  private final String instead;

  /**
   * @param instead what came instead of a text, such as "with tool calls only"
   */
  Answer(String text, String finishReason, AnswerTokens tokens, String instead) {
    this.text = valid(requireNonNull(text, "text"));
    this.finishReason = requireNonNull(finishReason, "finishReason");
    this.tokens = requireNonNull(tokens, "tokens");
    this.instead = requireNonNull(instead, "instead");
  }

  String text() {
    return text;
  }

  /** One of {@link FinishReasons}, or the provider's own word. */
  String finishReason() {
    return finishReason;
  }

  AnswerTokens tokens() {
    return tokens;
  }

  /**
   * This answer, when it is one.
   *
   * @param endpoint name of the endpoint, for the message
   * @throws InferenceException for a refusal, a failed generation or an empty text, with what it
   *     took as far as the endpoint says so
   */
  public Answer checked(String endpoint) {
    if (finishReason.equals(FinishReasons.CONTENT_FILTER)) {
      throw failure(FailureKind.CONTENT_REFUSED, endpoint, "refused the content");
    }
    if (finishReason.equals(FinishReasons.ERROR)) {
      throw failure(FailureKind.GENERATION_FAILED, endpoint, "gave up generating");
    }
    if (text.isBlank()) {
      throw failure(FailureKind.GENERATION_FAILED, endpoint, "answered " + instead);
    }
    return this;
  }

  private InferenceException failure(FailureKind kind, String endpoint, String what) {
    InferenceException failure =
        new InferenceException(kind, "Endpoint '" + endpoint + "' " + what);
    return tokens.isEstimated()
        ? failure
        : failure.withUsage(Usage.of(tokens.input(), tokens.output()));
  }

  /** Half a surrogate pair is no character, and no file could hold it. */
  private static String valid(String text) {
    return text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
