package com.thriviohr.udfs.infer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierCallsTest {
  private static final CallId CALL =
      CallId.of(FakeInferenceClient.prompt("p"), JournalKey.run("night"));

  private static JournalRecord sent(long at, long most) {
    return JournalRecord.sent(CALL, Instant.ofEpochMilli(at), most);
  }

  private static JournalRecord ended(long at, long doubtful) {
    return JournalRecord.ended(CALL, Instant.ofEpochMilli(at), doubtful);
  }

  private static JournalRecord givenUp(long at, long cost) {
    return JournalRecord.givenUp(CALL, Instant.ofEpochMilli(at), cost);
  }

  private static JournalRecord answered(long at, long cost) {
    Completion completion = FakeInferenceClient.completion(FakeInferenceClient.prompt("p"));
    completion.setCostMicroUsd(cost);
    return JournalRecord.answered(CALL, CALL.prompt(), Instant.ofEpochMilli(at), completion);
  }

  private static EarlierCalls loaded(List<JournalRecord> records) {
    EarlierCalls calls = new EarlierCalls();
    records.forEach(calls::load);
    return calls;
  }

  @Test
  void lastCallWithoutAnEndIsLostAtItsMost() {
    // When
    EarlierCalls calls = loaded(List.of(sent(1, 90), ended(2, 80), sent(3, 70)));

    // Then
    assertThat(calls.lost().values()).containsExactly(70L);
    assertThat(calls.spentMicroUsd()).isEqualTo(80);
  }

  @Test
  void promptGivenUpAndSentAgainIsLostToo() {
    // When
    EarlierCalls calls = loaded(List.of(sent(1, 90), givenUp(2, 5), sent(7, 90)));

    // Then
    assertThat(calls.lost()).hasSize(1);
    assertThat(calls.spentMicroUsd()).isEqualTo(5);
  }

  @Test
  void attemptAndPromptMayEndInOneMillisecondInAnyOrder() {
    for (List<JournalRecord> records :
        List.of(
            List.of(sent(1, 90), ended(1, 80), givenUp(1, 5)),
            List.of(sent(1, 90), givenUp(1, 5), ended(1, 80)))) {
      // When
      EarlierCalls calls = loaded(records);

      // Then
      assertThat(calls.lost()).isEmpty();
      assertThat(calls.spentMicroUsd()).isEqualTo(85);
    }
  }

  @Test
  void segmentThatIsThereTwiceCountsOnce() {
    // Given
    List<JournalRecord> records =
        List.of(sent(1, 90), ended(2, 80), sent(3, 90), ended(3, 1), answered(9, 40));
    EarlierCalls calls = loaded(records);

    // When
    records.forEach(calls::load);

    // Then
    assertThat(calls.lost()).isEmpty();
    assertThat(calls.spentMicroUsd()).isEqualTo(121);
  }
}
