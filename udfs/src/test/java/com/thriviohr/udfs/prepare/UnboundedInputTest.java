package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.udfs.raw.KeepLatestVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The keyed functions over input that never ends, in event time. */
class UnboundedInputTest {
  private static final String LONG_TEXT = "The gateway answers again, thanks to all who helped out";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void messageSettlesWhenItsEditWindowHasPassed() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, RawMessage, RawMessage> harness =
        versions()) {
      // Given
      receive(harness, TestMessages.raw("m1", "first").build());
      receive(harness, TestMessages.raw("m1", "edited").setEditedAt(after(MINUTE)).build());
      // When
      advance(harness, HOUR.minusMillis(1));
      List<RawMessage> before = harness.extractOutputValues();
      advance(harness, HOUR);
      // Then
      assertThat(before).isEmpty();
      assertThat(harness.extractOutputValues())
          .extracting(RawMessage::getText)
          .containsExactly("edited");
      assertThat(doors(harness)).containsExactly("DUPLICATE/deduplicate/REDELIVERED m1");
    }
  }

  @Test
  void settledMessageIsNotEmittedAgain() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, RawMessage, RawMessage> harness =
        versions()) {
      // Given
      receive(harness, TestMessages.raw("m1", "first").build());
      advance(harness, HOUR);
      // When
      receive(harness, TestMessages.raw("m1", "first").build());
      receive(harness, TestMessages.raw("m1", "edited").setEditedAt(after(DAY)).build());
      receive(harness, TestMessages.raw("m1", "first").setDeleted(true).build());
      // Then
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(doors(harness))
          .containsExactly(
              "DUPLICATE/deduplicate/REDELIVERED m1",
              "DUPLICATE/deduplicate/LATE_VERSION m1",
              "DUPLICATE/deduplicate/LATE_VERSION m1");
    }
  }

  @Test
  void settledMessagesAreForgottenAfterTheirMemory() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, RawMessage, RawMessage> harness =
        versions()) {
      // Given
      receive(harness, TestMessages.raw("m1", "first").build());
      advance(harness, HOUR);
      int remembered = harness.numKeyedStateEntries();
      // When
      advance(harness, HOUR.plus(DAY));
      // Then
      assertThat(remembered).isEqualTo(1);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void firstOfEqualTextsGoesOnAtOnceAndIsForgottenAfterTheMemory() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, Conversation, Conversation> harness =
        harness(new DropRepeatedTexts(DAY), Deduplicate::key)) {
      // When
      receive(harness, conversation("1", LONG_TEXT));
      receive(harness, conversation("2", LONG_TEXT + "!"));
      receive(harness, conversation("3", "Thanks!"));
      receive(harness, conversation("4", "Thanks!"));
      advance(harness, DAY.plusSeconds(1));
      receive(harness, conversation("5", LONG_TEXT));
      // Then
      assertThat(harness.extractOutputValues())
          .extracting(Conversation::getConversationId)
          .containsExactly("1", "3", "4", "5");
      assertThat(doors(harness))
          .containsExactly("DUPLICATE/deduplicate-conversations/EXACT_TEXT 2");
    }
  }

  @Test
  void everyMessagePutsTheEndOfItsConversationOff() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, AnonymisedMessage, Conversation> harness =
        conversations()) {
      // Given
      receive(harness, TestMessages.message("1", "a", "root").build());
      advance(harness, HOUR.minusMinutes(1));
      receive(harness, reply("2", HOUR));
      receive(harness, reply("3", MINUTE));
      // When
      advance(harness, HOUR.plus(HOUR).minusMillis(1));
      List<Conversation> before = harness.extractOutputValues();
      advance(harness, HOUR.plus(HOUR));
      // Then
      assertThat(before).isEmpty();
      assertThat(ids(harness.extractOutputValues())).containsExactly("1 3 2");
    }
  }

  @Test
  void messagesForAClosedConversationLeaveAsLate() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, AnonymisedMessage, Conversation> harness =
        conversations()) {
      // Given
      receive(harness, TestMessages.message("1", "a", "root").build());
      advance(harness, HOUR.plusSeconds(1));
      // When
      receive(harness, reply("2", MINUTE));
      receive(harness, reply("3", HOUR.plus(HOUR)));
      // Then
      assertThat(ids(harness.extractOutputValues())).containsExactly("1");
      assertThat(doors(harness))
          .containsExactly("REJECTED/conversations/LATE 2", "REJECTED/conversations/LATE 3");
    }
  }

  @Test
  void messagesOlderThanEventTimeByTheSilenceLeaveAsLate() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, AnonymisedMessage, Conversation> harness =
        conversations()) {
      // Given
      advance(harness, HOUR.plus(MINUTE));
      // When
      receive(harness, reply("1", MINUTE));
      receive(harness, reply("2", MINUTE.plusMillis(1)));
      advance(harness, DAY);
      // Then
      assertThat(doors(harness)).containsExactly("REJECTED/conversations/LATE 1");
      assertThat(ids(harness.extractOutputValues())).containsExactly("2");
    }
  }

  @Test
  void closedConversationsAreForgottenAfterTheirMemory() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, AnonymisedMessage, Conversation> harness =
        conversations()) {
      // Given
      receive(harness, TestMessages.message("1", "a", "root").build());
      // When
      advance(harness, HOUR.plus(DAY).plusSeconds(1));
      // Then
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RawMessage, RawMessage> versions()
      throws Exception {
    return harness(KeepLatestVersion.within(HOUR, DAY), KeepLatestVersion::key);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, AnonymisedMessage, Conversation>
      conversations() throws Exception {
    return harness(AssembleConversations.closedAfter(HOUR, DAY), AssembleConversations::key);
  }

  private static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> harness(
      KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING);
    harness.open();
    return harness;
  }

  private static <I> void receive(
      KeyedOneInputStreamOperatorTestHarness<String, I, ?> harness, I message) throws Exception {
    harness.processElement(new StreamRecord<>(message));
  }

  /** Moves event time to so long after noon. */
  private static void advance(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness, Duration by)
      throws Exception {
    harness.processWatermark(after(by).toEpochMilli());
  }

  private static Instant after(Duration duration) {
    return TestMessages.NOON.plus(duration);
  }

  private static Conversation conversation(String id, String text) {
    return TestMessages.conversation(TestMessages.message(id, "p", text).build());
  }

  private static AnonymisedMessage reply(String id, Duration sentAfter) {
    return TestMessages.message(id, "b", "reply")
        .setThreadId("1")
        .setSentAt(after(sentAfter))
        .build();
  }

  private static List<String> ids(List<Conversation> conversations) {
    return conversations.stream()
        .map(
            conversation ->
                conversation.getMessages().stream()
                    .map(AnonymisedMessage::getMessageId)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static List<String> doors(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
    return Stream.ofNullable(harness.getSideOutput(DeadLetters.TAG))
        .flatMap(Queue::stream)
        .map(StreamRecord::getValue)
        .map(l -> l.getDoor() + "/" + l.getStage() + "/" + l.getReason() + " " + l.getRecordId())
        .toList();
  }
}
