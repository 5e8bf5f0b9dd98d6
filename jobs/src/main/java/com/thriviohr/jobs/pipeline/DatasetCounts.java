package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;

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

  /** Examples that passed the audit, which every target chooses from. */
  public static final String READY = "examples.ready";

  /** Estimated tokens of the examples that passed the audit. */
  public static final String TOKENS = "examples.estimated_tokens";

  /** What the names of replaced entities begin with; their type follows. */
  public static final String ENTITIES = "entities.";

  /** What the names of examples by size begin with; estimated tokens follow. */
  public static final String TOKEN_SIZES = Counts.DETAIL + "tokens/";

  private static final String AUDIT = "leak-audit";
  private static final String TEACH = "examples";
  private static final String TARGET = "target/";

  private final Counts counts;

  /**
   * @param counts of a finished job
   */
  public DatasetCounts(Counts counts) {
    this.counts = counts;
  }

  /** Messages rejected by consent and quality rules. */
  public long rejected() {
    return counts.under(SideOutputs.prefix(Door.REJECTED)) - unfruitful() - notTaken();
  }

  /** Messages that could not be anonymised beyond doubt. */
  public long quarantined() {
    return counts.under(SideOutputs.prefix(Door.QUARANTINED)) - leaks();
  }

  /** Examples that the audit held back. */
  public long leaks() {
    return counts.under(SideOutputs.prefix(Door.QUARANTINED, AUDIT));
  }

  /** Conversations without an example. */
  public long unfruitful() {
    return counts.under(SideOutputs.prefix(Door.REJECTED, TEACH));
  }

  /** Examples that a target did not take, one for each form that did not take it. */
  public long notTaken() {
    return counts.under(SideOutputs.prefix(Door.REJECTED) + TARGET);
  }

  /** Rows written, by form of a target. */
  public SortedMap<String, Long> rows() {
    return counts.below(DatasetTargets.ROWS);
  }

  /** Rows written, by file. */
  public SortedMap<String, Long> rowsByFile() {
    return counts.below(DatasetTargets.ROWS_OF_FILE);
  }

  /**
   * Rows written, by file.
   *
   * @param deadLetters folder that says more
   * @throws InvalidInputException when there is not one
   */
  public SortedMap<String, Long> requireRows(String deadLetters) {
    if (rowsByFile().isEmpty()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "No row is left of %,d messages, so nothing was published: %,d rejected, %,d"
                  + " quarantined, %,d duplicates, %,d in %,d conversations without an example or"
                  + " whose examples no target takes; %s holds the reasons.",
              counts.of(READ),
              rejected(),
              quarantined(),
              duplicates(),
              counts.of(ASSEMBLED),
              counts.of(CONVERSATIONS),
              deadLetters));
    }
    return rowsByFile();
  }

  /** Lines that could not be read. */
  public long deadLetters() {
    return counts.under(SideOutputs.prefix(Door.DEAD_LETTER));
  }

  /** Messages left out because they came twice. */
  public long duplicates() {
    return counts.under(SideOutputs.prefix(Door.DUPLICATE));
  }

  /**
   * True when every message and every example left by exactly one door.
   *
   * @param forms how often every example that passed the audit is offered
   */
  public boolean isBalanced(Collection<TargetForm> forms) {
    long messages =
        deadLetters() + duplicates() + rejected() + quarantined() + counts.of(ASSEMBLED);
    return counts.of(READ) == messages
        && counts.of(EXAMPLES) == counts.of(READY) + leaks()
        && forms.stream().allMatch(this::isBalanced)
        && unfruitful() <= counts.of(CONVERSATIONS);
  }

  private boolean isBalanced(TargetForm form) {
    long rejected = counts.under(SideOutputs.prefix(Door.REJECTED, form.stage()));
    return counts.of(READY) == counts.of(DatasetTargets.ROWS + form.id()) + rejected;
  }
}
