package com.thriviohr.udfs.infer;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InferTest {
  private static final long TIMEOUT_MS = 1000;

  /** What the operator opens; static, since Flink serialises the function. */
  private static FakeInferenceClient fake;

  private OneInputStreamOperatorTestHarness<Prompt, InferenceOutcome> harness;

  @BeforeEach
  void openOperator() throws Exception {
    fake = new FakeInferenceClient();
    harness = harness(100);
    harness.open();
  }

  @AfterEach
  void closeOperator() throws Exception {
    harness.close();
  }

  private static OneInputStreamOperatorTestHarness<Prompt, InferenceOutcome> harness(int capacity)
      throws Exception {
    OneInputStreamOperatorTestHarness<Prompt, InferenceOutcome> harness =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                new Infer(() -> fake), TIMEOUT_MS, capacity, OutputMode.UNORDERED),
            TypeInformation.of(Prompt.class).createSerializer(new SerializerConfigImpl()));
    harness.setup(
        TypeInformation.of(InferenceOutcome.class).createSerializer(new SerializerConfigImpl()));
    return harness;
  }

  private void ask(String... ids) throws Exception {
    for (String id : ids) {
      harness.processElement(prompt(id), 0);
    }
  }

  private List<InferenceOutcome> emitted() throws Exception {
    for (Mail mail : harness.getTaskMailbox().drain()) {
      mail.run();
    }
    return harness.extractOutputValues();
  }

  private List<String> answeredIds() throws Exception {
    return emitted().stream().map(outcome -> outcome.getCompletion().getPromptId()).toList();
  }

  @Test
  void emitsAnswersAsTheyCome() throws Exception {
    // Given
    ask("a", "b", "c");

    // When
    fake.answer(2);
    fake.answer(0);

    // Then
    assertThat(answeredIds()).containsExactly("c", "a");
  }

  @Test
  void turnsFailureIntoDeadLetter() throws Exception {
    // Given
    fake.fails(FailureKind.ACCESS_DENIED);

    // When
    ask("a");

    // Then
    DeadLetter letter = emitted().get(0).getDeadLetter();
    assertThat(letter.getDoor()).isEqualTo(Door.DEAD_LETTER);
    assertThat(letter.getStage()).isEqualTo("infer");
    assertThat(letter.getReason()).isEqualTo("ACCESS_DENIED");
    assertThat(letter.getTenantId()).isEqualTo("acme");
    assertThat(letter.getRecordId()).isEqualTo("a");
    assertThat(letter.getAttempts()).isEqualTo(1);
  }

  @Test
  void turnsThrowIntoDeadLetter() throws Exception {
    // Given
    fake.throwsInstead();

    // When
    ask("a");

    // Then
    assertThat(emitted().get(0).getDeadLetter().getReason()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void timesOutIntoOneDeadLetterAndCancelsCall() throws Exception {
    // Given
    ask("a");

    // When
    harness.setProcessingTime(TIMEOUT_MS + 1);

    // Then
    assertThat(emitted())
        .singleElement()
        .satisfies(
            outcome -> assertThat(outcome.getDeadLetter().getReason()).isEqualTo("TIMED_OUT"));
    assertThat(fake.calls().get(0)).isCancelled();
  }

  @Test
  void stopsTakingPromptsAtCapacity() throws Exception {
    // Given
    harness.close();
    harness = harness(2);
    harness.open();
    ask("a", "b");
    Thread operator = Thread.currentThread();
    AtomicBoolean went = new AtomicBoolean();
    CompletableFuture<Integer> callsWhenBlocked =
        CompletableFuture.supplyAsync(
            () -> {
              while (operator.getState() == Thread.State.RUNNABLE && !went.get()) {
                Thread.onSpinWait();
              }
              int calls = fake.calls().size();
              fake.answer(0);
              return calls;
            });

    // When
    ask("c");
    went.set(true);

    // Then
    assertThat(callsWhenBlocked.join()).isEqualTo(2);
    assertThat(fake.ids()).containsExactly("a", "b", "c");
  }

  @Test
  void asksAgainWhatWasInFlightAtTheSnapshot() throws Exception {
    // Given
    ask("a", "b", "c");
    fake.answer(1);
    assertThat(answeredIds()).containsExactly("b");
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    fake = new FakeInferenceClient();
    harness = harness(100);

    // When
    harness.initializeState(snapshot);
    harness.open();

    // Then
    assertThat(fake.ids()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void cancelsCallsAndClosesClientWithoutOutcomeOnClose() throws Exception {
    // Given
    ask("a");

    // When
    harness.close();

    // Then
    assertThat(fake.calls().get(0)).isCancelled();
    assertThat(fake.closes()).isEqualTo(1);
    assertThat(harness.extractOutputValues()).isEmpty();
  }
}
