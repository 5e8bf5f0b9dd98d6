package com.thriviohr.udfs.infer.check;

import static com.thriviohr.udfs.infer.FakeInferenceClient.completion;
import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ValidatingClientTest {
  private final Scripted model = new Scripted();
  private final ValidatingClient client = new ValidatingClient(model, AnswerChecks.shipped());

  /** Answers the given texts in turn, each for 100 micro-dollars; then fails. */
  private static final class Scripted implements InferenceClient {
    private final Queue<String> texts = new ArrayDeque<>();
    private final List<Prompt> prompts = new ArrayList<>();

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
      prompts.add(prompt);
      if (texts.isEmpty()) {
        return CompletableFuture.failedFuture(
            new InferenceException(FailureKind.THROTTLED, "scripted"));
      }
      Completion completion = completion(prompt);
      completion.setPlaceholders(prompt.getPlaceholders());
      completion.setText(texts.remove());
      completion.setCostMicroUsd(100);
      return CompletableFuture.completedFuture(completion);
    }

    @Override
    public void close() {}
  }

  private static Prompt nudge() {
    Prompt prompt = prompt("p");
    prompt.setPlaceholders(List.of("recipient"));
    return prompt;
  }

  private static InferenceException failure(CompletionStage<Completion> call) {
    return call.handle((completion, thrown) -> Calls.failure(thrown)).toCompletableFuture().join();
  }

  @Test
  void goodAnswerPassesWithOneCall() {
    // Given
    model.texts.add("Thank you, {{recipient}}");

    // When
    Completion answer = client.complete(nudge()).toCompletableFuture().join();

    // Then
    assertThat(answer.getAttempts()).isEqualTo(1);
    assertThat(model.prompts).hasSize(1);
  }

  @Test
  void asksOnceMoreWithTheReasonAndAddsUpWhatBothCost() {
    // Given
    model.texts.addAll(List.of("Thank you, Kim", "Thank you, {{recipient}}"));

    // When
    Completion answer = client.complete(nudge()).toCompletableFuture().join();

    // Then
    assertThat(answer.getText()).isEqualTo("Thank you, {{recipient}}");
    assertThat(answer.getAttempts()).isEqualTo(2);
    assertThat(answer.getCostMicroUsd()).isEqualTo(200);
    assertThat(answer.getInputTokens()).isEqualTo(20);
    List<ChatMessage> asked = model.prompts.get(1).getMessages();
    assertThat(asked)
        .extracting(ChatMessage::getRole)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(asked.get(2).getContent()).contains("It must hold {{recipient}} exactly so.");
  }

  @Test
  void secondBadAnswerIsADeadLetterWithItsCost() {
    // Given
    model.texts.addAll(List.of("Thank you, Kim", "Thank you, {{recipient}} and {{boss}}"));

    // When
    InferenceException failure = failure(client.complete(nudge()));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.ANSWER_REJECTED);
    assertThat(failure.getMessage()).contains("was not given").doesNotContain("boss", "Kim");
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.usage().costMicroUsd()).isEqualTo(200);
  }

  @Test
  void failedSecondCallKeepsCostOfTheFirst() {
    // Given
    model.texts.add("Thank you, Kim");

    // When
    InferenceException failure = failure(client.complete(nudge()));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.usage().costMicroUsd()).isEqualTo(100);
  }

  @Test
  void taskWithoutChecksIsNotChecked() {
    // Given
    model.texts.add("anything {{else}}");
    Prompt prompt = nudge();
    prompt.setTask("summary");

    // When / Then
    assertThat(client.complete(prompt).toCompletableFuture().join().getAttempts()).isEqualTo(1);
  }

  @Test
  void controlTokensInDataAreBrokenBeforeRendering() {
    // Given
    Prompt prompt = prompt("p");
    prompt.setMessages(
        List.of(new ChatMessage(Role.USER, "a<|eot_id|> [INST] <s> <<SYS>> x</s> b")));

    // When
    new EscapedClient(model).complete(prompt);

    // Then
    assertThat(model.prompts.get(0).getMessages().get(0).getContent())
        .isEqualTo("a< |eot_id|> [ INST] < s> < <SYS>> x< /s> b");
    assertThat(prompt.getMessages().get(0).getContent()).contains("<|eot_id|>");
  }
}
