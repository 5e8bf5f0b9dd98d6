package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.prepare.Deduplicate;
import com.thriviohr.udfs.prepare.SeparateSplits;
import com.thriviohr.udfs.prepare.near.NearDuplicates;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;

/** The dataset job's counts: their names, and the sums that must come out even. */
public final class DatasetCounts {
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
    return counts.below(Metric.ROWS_WRITTEN.key());
  }

  /** Rows written, by file. */
  public SortedMap<String, Long> rowsByFile() {
    return counts.below(Metric.ROWS_OF_FILE.key());
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
                  + " quarantined, %,d duplicates, %,d in %,d conversations that repeat another one,"
                  + " have no example or whose examples no target takes; %s holds the reasons.",
              counts.of(Metric.MESSAGES_READ.key()),
              rejected(),
              quarantined(),
              duplicates(),
              counts.of(Metric.MESSAGES_ASSEMBLED.key()),
              counts.of(Metric.CONVERSATIONS_ASSEMBLED.key()),
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
    return counts.under(SideOutputs.prefix(Door.DUPLICATE))
        - repeatedConversations()
        - repeatedAnswers();
  }

  /** Examples left out because their answer is in another split. */
  public long repeatedAnswers() {
    return counts.under(SideOutputs.prefix(Door.DUPLICATE, SeparateSplits.STAGE));
  }

  /** Conversations left out because another one says the same, or nearly. */
  public long repeatedConversations() {
    return counts.under(SideOutputs.prefix(Door.DUPLICATE, Deduplicate.STAGE))
        + counts.under(SideOutputs.prefix(Door.DUPLICATE, NearDuplicates.STAGE));
  }

  /**
   * True when every message and every example left by exactly one door.
   *
   * @param forms how often every example that passed the audit is offered
   */
  public boolean isBalanced(Collection<TargetForm> forms) {
    long messages =
        deadLetters()
            + duplicates()
            + rejected()
            + quarantined()
            + counts.of(Metric.MESSAGES_ASSEMBLED.key());
    return counts.of(Metric.MESSAGES_READ.key()) == messages
        && counts.of(Metric.CONVERSATIONS_ASSEMBLED.key())
            == counts.of(Metric.CONVERSATIONS_KEPT.key()) + repeatedConversations()
        && counts.of(Metric.EXAMPLES_MADE.key())
            == counts.of(Metric.EXAMPLES_READY.key()) + leaks() + repeatedAnswers()
        && forms.stream().allMatch(this::isBalanced)
        && unfruitful() <= counts.of(Metric.CONVERSATIONS_KEPT.key());
  }

  private boolean isBalanced(TargetForm form) {
    long rejected = counts.under(SideOutputs.prefix(Door.REJECTED, form.stage()));
    return counts.of(Metric.EXAMPLES_READY.key())
        == counts.of(Metric.ROWS_WRITTEN.key() + form.id()) + rejected;
  }
}
