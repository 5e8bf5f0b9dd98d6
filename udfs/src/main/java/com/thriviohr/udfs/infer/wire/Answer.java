package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.InferenceException;

/** What a model said, whatever protocol it came by. Never printed: it holds record text. */
final class Answer {
  private final String text;
  private final String finishReason;
  private final int inputTokens;
  private final int outputTokens;

  Answer(String text, String finishReason, int inputTokens, int outputTokens) {
    this.text = requireNonNull(text, "text");
    this.finishReason = requireNonNull(finishReason, "finishReason");
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
  }

  String text() {
    return text;
  }

  /** One of {@link FinishReasons}, or the provider's own word. */
  String finishReason() {
    return finishReason;
  }

  int inputTokens() {
    return inputTokens;
  }

  int outputTokens() {
    return outputTokens;
  }

  /**
   * This answer, when it is one.
   *
   * @param endpoint name of the endpoint, for the message
   * @throws InferenceException for a refusal, a failed generation or an empty text
   */
  Answer checked(String endpoint) {
    if (finishReason.equals(FinishReasons.CONTENT_FILTER)) {
      throw failure(FailureKind.CONTENT_REFUSED, endpoint, "refused the content");
    }
    if (finishReason.equals(FinishReasons.ERROR)) {
      throw failure(FailureKind.GENERATION_FAILED, endpoint, "gave up generating");
    }
    if (text.isBlank()) {
      throw failure(FailureKind.MALFORMED_RESPONSE, endpoint, "answered without text");
    }
    return this;
  }

  private static InferenceException failure(FailureKind kind, String endpoint, String what) {
    return new InferenceException(kind, "Endpoint '" + endpoint + "' " + what);
  }
}
