package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.Doors;

/** The dataset job's counts: their names, and the sums that must come out even. */
public final class DatasetCounts {
  /** Lines read. */
  public static final String READ = "messages.read";

  /** Messages anonymised. */
  public static final String ANONYMISED = "messages.anonymised";

  /** Messages that are part of a conversation. */
  public static final String ASSEMBLED = "messages.assembled";

  /** Conversations assembled. */
  public static final String CONVERSATIONS = "conversations.assembled";

  /** Examples made. */
  public static final String EXAMPLES = "examples.made";

  /** Examples written. */
  public static final String WRITTEN = "examples.written";

  /** Estimated tokens of the examples written. */
  public static final String TOKENS = "examples.estimated_tokens";

  private static final String AUDIT = "leak-audit";
  private static final String TEACH = "examples";

  private final Counts counts;

  /**
   * @param counts of a finished job
   */
  public DatasetCounts(Counts counts) {
    this.counts = counts;
  }

  /** Messages rejected by consent and quality rules. */
  public long rejected() {
    return counts.under(Doors.prefix(Door.REJECTED)) - unfruitful();
  }

  /** Messages that could not be anonymised beyond doubt. */
  public long quarantined() {
    return counts.under(Doors.prefix(Door.QUARANTINED)) - leaks();
  }

  /** Examples that the audit held back. */
  public long leaks() {
    return counts.under(Doors.prefix(Door.QUARANTINED, AUDIT));
  }

  /** Conversations without an example. */
  public long unfruitful() {
    return counts.under(Doors.prefix(Door.REJECTED, TEACH));
  }

  /** Lines that could not be read. */
  public long deadLetters() {
    return counts.under(Doors.prefix(Door.DEAD_LETTER));
  }

  /** Messages left out because they came twice. */
  public long duplicates() {
    return counts.under(Doors.prefix(Door.DUPLICATE));
  }

  /** True when every message and every example left by exactly one door. */
  public boolean isBalanced() {
    long messages =
        deadLetters() + duplicates() + rejected() + quarantined() + counts.of(ASSEMBLED);
    return counts.of(READ) == messages
        && counts.of(EXAMPLES) == counts.of(WRITTEN) + leaks()
        && unfruitful() <= counts.of(CONVERSATIONS);
  }
}
