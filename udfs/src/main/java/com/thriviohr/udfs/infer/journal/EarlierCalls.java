package com.thriviohr.udfs.infer.journal;

import com.thriviohr.datasets.record.JournalEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a run sent and spent before it was started again, by its records of the journal. A prompt's
 * records come in their order, and may come twice where a rewritten segment and its original are
 * both there after a crash.
 */
final class EarlierCalls {
  private final KeyTable sentAt = new KeyTable();
  private final KeyTable most = new KeyTable();

  /** When a prompt's last record of an end was written, and in the lower bits of which kinds. */
  private final KeyTable ended = new KeyTable();

  private long spent;

  /** Takes a record of the run. */
  void load(JournalRecord record) {
    JournalKey prompt = record.call().prompt();
    long at = record.at().toEpochMilli();
    if (record.event() != JournalEvent.SENT) {
      loadEnd(record, prompt, at);
    } else if (at >= sentAt.get(prompt)) {
      sentAt.put(prompt, at);
      most.put(prompt, record.microUsd());
    }
  }

  /** Within a millisecond an attempt and its prompt may end in any order. */
  private void loadEnd(JournalRecord record, JournalKey prompt, long at) {
    long kind = record.event() == JournalEvent.ENDED ? 1 : 2;
    long last = ended.get(prompt);
    long kinds = last == KeyTable.ABSENT || last >> 2 < at ? 0 : last & 3;
    boolean isRepeat = last != KeyTable.ABSENT && (last >> 2 > at || (kinds & kind) != 0);
    if (!isRepeat) {
      ended.put(prompt, (at << 2) | kinds | kind);
      spent += record.microUsd();
    }
  }

  /** Costs known, and the most that calls of uncertain cost may have cost; lost ones not. */
  long spentMicroUsd() {
    return spent;
  }

  /** Prompts whose last call has no end: what each cost at most, in millionths of a US dollar. */
  Map<UUID, Long> lost() {
    Map<UUID, Long> lost = new HashMap<>();
    most.forEach(
        (high, low, microUsd) -> {
          long end = ended.get(high, low);
          if (end == KeyTable.ABSENT || sentAt.get(high, low) > end >> 2) {
            lost.put(new UUID(high, low), microUsd);
          }
        });
    return lost;
  }
}
