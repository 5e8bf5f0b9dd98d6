package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets only answers through that pass their task's checks. Another one gets one more request, with
 * the answer and the reason appended; if that fails too, {@link FailureKind#ANSWER_REJECTED}.
 * Calls, tokens and cost of both requests add up, on the answer or on the failure.
 */
public final class ValidatingClient implements InferenceClient {
  private final InferenceClient delegate;
  private final AnswerChecks checks;

  /**
   * @param delegate makes the calls; their answers carry their cost
   * @param checks by task
   */
  public ValidatingClient(InferenceClient delegate, AnswerChecks checks) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.checks = requireNonNull(checks, "checks");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    Call call = new Call(prompt);
    call.follow(Calls.start(delegate, prompt), call::check);
    return call.result;
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** The prompt once more, with what was answered and what was wrong with it. */
  static Prompt again(Prompt prompt, Completion answer, String reason) {
    List<ChatMessage> messages = new ArrayList<>(prompt.getMessages());
    messages.add(new ChatMessage(Role.ASSISTANT, answer.getText()));
    messages.add(
        new ChatMessage(
            Role.USER, "That answer cannot be used. " + reason + " Answer again, correctly."));
    return Prompt.newBuilder(prompt).setMessages(messages).build();
  }

  /** One prompt, asked once or twice. */
  private final class Call {
    private final Prompt prompt;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private volatile CompletableFuture<Completion> current = result;

    Call(Prompt prompt) {
      this.prompt = prompt;
      result.whenComplete((completion, thrown) -> current.cancel(true));
    }

    void follow(CompletableFuture<Completion> call, Step step) {
      current = call;
      call.whenComplete(
          (completion, thrown) -> {
            try {
              step.take(completion, thrown);
            } catch (Throwable t) {
              result.completeExceptionally(Calls.failure(t));
            }
          });
      if (result.isDone()) {
        call.cancel(true);
      }
    }

    void check(Completion first, Throwable thrown) {
      if (thrown != null) {
        result.completeExceptionally(Calls.failure(thrown));
        return;
      }
      Optional<String> fault = checks.fault(first);
      if (fault.isEmpty() || result.isDone()) {
        result.complete(first);
        return;
      }
      follow(
          Calls.start(delegate, again(prompt, first, fault.get())),
          (second, failure) -> checkAgain(first, second, failure));
    }

    private void checkAgain(Completion first, Completion second, Throwable thrown) {
      if (thrown != null) {
        InferenceException failure = Calls.failure(thrown);
        result.completeExceptionally(
            failure
                .withAttempts(first.getAttempts() + failure.attempts())
                .withUsage(Usage.of(first).plus(failure.usage())));
        return;
      }
      Optional<String> fault = checks.fault(second);
      addUp(first, second);
      if (fault.isEmpty()) {
        result.complete(second);
      } else {
        result.completeExceptionally(
            new InferenceException(
                    FailureKind.ANSWER_REJECTED, fault.get(), null, second.getAttempts())
                .withUsage(Usage.of(second)));
      }
    }
  }

  private static void addUp(Completion first, Completion second) {
    if (first.getOrigin() != AnswerOrigin.CACHE) {
      boolean cached = second.getOrigin() == AnswerOrigin.CACHE;
      second.setInputTokens(first.getInputTokens() + (cached ? 0 : second.getInputTokens()));
      second.setOutputTokens(first.getOutputTokens() + (cached ? 0 : second.getOutputTokens()));
      second.setOrigin(cached ? first.getOrigin() : second.getOrigin());
    }
    second.setCostMicroUsd(first.getCostMicroUsd() + second.getCostMicroUsd());
    second.setAttempts(first.getAttempts() + second.getAttempts());
    second.setLatencyMs(first.getLatencyMs() + second.getLatencyMs());
    second.setRepaid(first.getRepaid() || second.getRepaid());
  }

  /** What to do with the end of a request. */
  @FunctionalInterface
  private interface Step {
    void take(Completion completion, Throwable thrown);
  }
}
