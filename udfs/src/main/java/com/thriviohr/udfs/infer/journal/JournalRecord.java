package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.JournalEntry;
import com.thriviohr.datasets.record.JournalEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.AvroRuntimeException;

/** One line of the journal. Immutable; never printed, since an answer is confidential. */
public final class JournalRecord {
  private static final byte[] NO_ANSWER = new byte[0];

  private final JournalEvent event;
  private final CallId call;
  private final JournalKey key;
  private final Instant at;
  private final long microUsd;
  private final byte[] answer;

  private JournalRecord(
      JournalEvent event, CallId call, JournalKey key, Instant at, long microUsd, byte[] answer) {
    this.event = requireNonNull(event, "event");
    this.call = requireNonNull(call, "call");
    this.key = requireNonNull(key, "key");
    this.at = requireNonNull(at, "at");
    this.microUsd = microUsd;
    this.answer = answer;
  }

  static JournalRecord sent(CallId call, Instant at, long mostMicroUsd) {
    return new JournalRecord(JournalEvent.SENT, call, JournalKey.NONE, at, mostMicroUsd, NO_ANSWER);
  }

  static JournalRecord givenUp(CallId call, Instant at, long microUsd) {
    return new JournalRecord(JournalEvent.GIVEN_UP, call, JournalKey.NONE, at, microUsd, NO_ANSWER);
  }

  static JournalRecord ended(CallId call, Instant at, long doubtfulMicroUsd) {
    return new JournalRecord(
        JournalEvent.ENDED, call, JournalKey.NONE, at, doubtfulMicroUsd, NO_ANSWER);
  }

  static JournalRecord answered(CallId call, JournalKey key, Instant at, Completion completion) {
    byte[] answer = StoredAnswer.of(completion).toBytes();
    return new JournalRecord(
        JournalEvent.ANSWERED, call, key, at, completion.getCostMicroUsd(), answer);
  }

  JournalEvent event() {
    return event;
  }

  CallId call() {
    return call;
  }

  /** Names the answer. */
  JournalKey key() {
    return key;
  }

  Instant at() {
    return at;
  }

  long microUsd() {
    return microUsd;
  }

  /** An encoded {@link StoredAnswer}. */
  byte[] answer() {
    return answer;
  }

  byte[] toBytes() {
    return SingleObject.bytes(
        JournalEntry.getEncoder(),
        new JournalEntry(
            event,
            call.prompt().toAvro(),
            call.run().toAvro(),
            call.person().toAvro(),
            key.toAvro(),
            at,
            microUsd,
            ByteBuffer.wrap(answer)));
  }

  /**
   * @throws IOException when it is no entry of a version that is known
   */
  static JournalRecord fromBytes(byte[] bytes) throws IOException {
    JournalEntry entry;
    try {
      entry = JournalEntry.fromByteBuffer(ByteBuffer.wrap(bytes));
    } catch (AvroRuntimeException e) {
      throw new IOException("not a journal entry of this version", e);
    }
    CallId call =
        new CallId(
            JournalKey.of(entry.getPrompt()),
            JournalKey.of(entry.getRun()),
            JournalKey.of(entry.getPerson()));
    byte[] answer = new byte[entry.getAnswer().remaining()];
    entry.getAnswer().get(answer);
    return new JournalRecord(
        entry.getEvent(),
        call,
        JournalKey.of(entry.getAnswerKey()),
        entry.getAt(),
        entry.getMicroUsd(),
        answer);
  }
}
