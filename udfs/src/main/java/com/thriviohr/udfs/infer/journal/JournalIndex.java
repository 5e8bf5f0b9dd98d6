package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.JournalEvent;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the records of a journal mean for one run: keys in memory, at most 40 bytes each, answers on
 * the local disk. Read once, then added to; safe to look up from many threads.
 */
final class JournalIndex implements AutoCloseable {
  private final JournalKey run;
  private final Instant notBefore;
  private final AnswerFile file;

  /** Places in the file, by the keys of answers and, of this run, of prompts. */
  private final KeyTable places = new KeyTable();

  private final Map<UUID, Long> lost = new ConcurrentHashMap<>();
  private EarlierCalls earlier = new EarlierCalls();
  private long spent;
  private long answers;

  /**
   * @param run the run that asks
   * @param notBefore answers of other runs older than this are left out
   * @param file where answers go; closed here
   */
  JournalIndex(JournalKey run, Instant notBefore, AnswerFile file) {
    this.run = requireNonNull(run, "run");
    this.notBefore = requireNonNull(notBefore, "notBefore");
    this.file = requireNonNull(file, "file");
  }

  /**
   * Takes a record of a segment that was there when the run started or started again.
   *
   * @throws UncheckedIOException when the disk cannot take it
   */
  void load(JournalRecord record) {
    boolean own = record.call().run().equals(run);
    if (own) {
      earlier.load(record);
    }
    if (record.event() == JournalEvent.ANSWERED && (own || !record.at().isBefore(notBefore))) {
      add(record);
    }
  }

  /** To be called once after the last {@link #load}. */
  void endLoading() {
    lost.putAll(earlier.lost());
    spent = earlier.spentMicroUsd() + lost.values().stream().mapToLong(Long::longValue).sum();
    earlier = null;
  }

  /**
   * Adds an answer.
   *
   * @throws UncheckedIOException when the disk cannot take it
   */
  void add(JournalRecord answered) {
    try {
      long place = file.append(answered.answer());
      synchronized (places) {
        if (answered.call().run().equals(run)) {
          places.put(answered.call().prompt(), place);
        }
        places.put(answered.key(), place);
        answers++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be put on the local disk", e);
    }
  }

  /** The answer this run has paid for this prompt. */
  Optional<byte[]> replay(JournalKey prompt) {
    return find(prompt);
  }

  /** An answer to equal content by any run or prompt. */
  Optional<byte[]> answer(JournalKey key) {
    return find(key);
  }

  /** True when there is an answer; the disk is not asked. */
  boolean has(JournalKey key) {
    return place(key) != KeyTable.ABSENT;
  }

  private long place(JournalKey key) {
    synchronized (places) {
      return places.get(key);
    }
  }

  private Optional<byte[]> find(JournalKey key) {
    long place = place(key);
    try {
      return place == KeyTable.ABSENT ? Optional.empty() : Optional.of(file.read(place));
    } catch (IOException e) {
      throw new InferenceException(
          FailureKind.JOURNAL_FAILED, "An answer cannot be read from the local disk", null, 0);
    }
  }

  /** True once for a prompt that this run had sent before it was killed. */
  boolean takeLost(JournalKey prompt) {
    return !lost.isEmpty() && lost.remove(new UUID(prompt.high(), prompt.low())) != null;
  }

  /**
   * What this run spent before it started again: costs known, and the most that calls of uncertain
   * cost and lost calls cost.
   */
  long spentMicroUsd() {
    return spent;
  }

  long size() {
    return answers;
  }

  int lostCalls() {
    return lost.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
