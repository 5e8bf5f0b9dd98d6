package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** One line of the journal. Immutable; never printed, since an answer is confidential. */
public final class JournalRecord {
  /** What happened to a call. The order is the format: only append. */
  enum Kind {
    /** It is about to be sent; the amount is the most it may cost. */
    SENT,
    /** It was answered; the amount is what it cost. */
    ANSWERED,
    /** It came to an end without an answer; the amount is what is known to be paid for it. */
    GIVEN_UP,
    /** One attempt ended; the amount is what it may have cost beside what is known. */
    ENDED
  }

  private static final int HEAD_BYTES = 1 + 4 * JournalKey.BYTES + 2 * Long.BYTES;
  private static final byte[] NO_ANSWER = new byte[0];

  private final Kind kind;
  private final CallId call;
  private final JournalKey key;
  private final Instant at;
  private final long microUsd;
  private final byte[] answer;

  private JournalRecord(
      Kind kind, CallId call, JournalKey key, Instant at, long microUsd, byte[] answer) {
    this.kind = requireNonNull(kind, "kind");
    this.call = requireNonNull(call, "call");
    this.key = requireNonNull(key, "key");
    this.at = requireNonNull(at, "at");
    this.microUsd = microUsd;
    this.answer = answer;
  }

  static JournalRecord sent(CallId call, Instant at, long mostMicroUsd) {
    return new JournalRecord(Kind.SENT, call, JournalKey.NONE, at, mostMicroUsd, NO_ANSWER);
  }

  static JournalRecord givenUp(CallId call, Instant at, long microUsd) {
    return new JournalRecord(Kind.GIVEN_UP, call, JournalKey.NONE, at, microUsd, NO_ANSWER);
  }

  static JournalRecord ended(CallId call, Instant at, long doubtfulMicroUsd) {
    return new JournalRecord(Kind.ENDED, call, JournalKey.NONE, at, doubtfulMicroUsd, NO_ANSWER);
  }

  static JournalRecord answered(CallId call, JournalKey key, Instant at, Completion completion) {
    byte[] answer = StoredAnswer.of(completion).toBytes();
    return new JournalRecord(Kind.ANSWERED, call, key, at, completion.getCostMicroUsd(), answer);
  }

  Kind kind() {
    return kind;
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

  @SuppressWarnings("EnumOrdinal") // The number is the format's own; kinds are only ever added.
  byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES + answer.length);
    buffer.put((byte) kind.ordinal());
    call.prompt().writeTo(buffer);
    call.run().writeTo(buffer);
    call.person().writeTo(buffer);
    key.writeTo(buffer);
    return buffer.putLong(at.toEpochMilli()).putLong(microUsd).put(answer).array();
  }

  /**
   * @throws IOException when a later version wrote it
   */
  static JournalRecord fromBytes(byte[] bytes) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int kind = buffer.get();
      if (kind < 0 || kind >= Kind.values().length) {
        throw new IOException("unknown kind " + kind + " of journal record");
      }
      CallId call =
          new CallId(
              JournalKey.readFrom(buffer),
              JournalKey.readFrom(buffer),
              JournalKey.readFrom(buffer));
      JournalKey key = JournalKey.readFrom(buffer);
      Instant at = Instant.ofEpochMilli(buffer.getLong());
      long microUsd = buffer.getLong();
      byte[] answer = new byte[buffer.remaining()];
      buffer.get(answer);
      return new JournalRecord(Kind.values()[kind], call, key, at, microUsd, answer);
    } catch (BufferUnderflowException e) {
      throw new IOException("journal record is too short", e);
    }
  }
}
