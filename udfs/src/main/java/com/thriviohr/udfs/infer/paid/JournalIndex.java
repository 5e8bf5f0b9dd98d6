package com.thriviohr.udfs.infer.paid;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the records of a journal mean for one run. Read once, then added to; safe to look up from
 * many threads.
 */
final class JournalIndex {
  private final JournalKey run;
  private final Instant notBefore;
  private final Map<JournalKey, byte[]> replays = new ConcurrentHashMap<>();
  private final Map<JournalKey, byte[]> answers = new ConcurrentHashMap<>();
  private final Map<JournalKey, Long> open = new HashMap<>();
  private final Map<JournalKey, Long> lost = new ConcurrentHashMap<>();
  private final Map<JournalKey, Set<Instant>> paid = new HashMap<>();
  private long spent;

  /**
   * @param run the run that asks
   * @param notBefore answers of other runs older than this are left out
   */
  JournalIndex(JournalKey run, Instant notBefore) {
    this.run = requireNonNull(run, "run");
    this.notBefore = requireNonNull(notBefore, "notBefore");
  }

  /** Takes a record of a segment that was there when the run started or started again. */
  void load(JournalRecord record) {
    boolean own = record.call().run().equals(run);
    if (own) {
      loadOwn(record);
    }
    if (record.kind() == JournalRecord.Kind.ANSWERED && (own || !record.at().isBefore(notBefore))) {
      add(record);
    }
  }

  private void loadOwn(JournalRecord record) {
    JournalKey prompt = record.call().prompt();
    if (record.kind() == JournalRecord.Kind.SENT) {
      open.put(prompt, record.microUsd());
      return;
    }
    open.remove(prompt);
    // A rewritten segment and its original may both be there after a crash.
    if (paid.computeIfAbsent(prompt, p -> new HashSet<>()).add(record.at())) {
      spent += record.microUsd();
    }
  }

  /** To be called once after the last {@link #load}. */
  void endLoading() {
    open.forEach(
        (prompt, most) -> {
          // Records of two writers may come in any order.
          if (!replays.containsKey(prompt) && !paid.containsKey(prompt)) {
            lost.put(prompt, most);
          }
        });
    open.clear();
    paid.clear();
  }

  /** Adds an answer. */
  void add(JournalRecord answered) {
    if (answered.call().run().equals(run)) {
      replays.put(answered.call().prompt(), answered.answer());
    }
    answers.put(answered.key(), answered.answer());
  }

  /** The answer this run has paid for this prompt. */
  Optional<byte[]> replay(JournalKey prompt) {
    return Optional.ofNullable(replays.get(prompt));
  }

  /** An answer to equal content by any run or prompt. */
  Optional<byte[]> answer(JournalKey key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** True once for a prompt that this run had sent before it was killed. */
  boolean takeLost(JournalKey prompt) {
    return !lost.isEmpty() && lost.remove(prompt) != null;
  }

  /**
   * What this run spent before it started again: costs known, and the most that lost calls cost.
   */
  long spentMicroUsd() {
    return spent + lost.values().stream().mapToLong(Long::longValue).sum();
  }

  int size() {
    return answers.size();
  }

  int lostCalls() {
    return lost.size();
  }
}
