package com.thriviohr.jobs.report;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.run.Counts;
import java.io.PrintStream;
import java.util.Locale;

/** A dataset run in a few lines: what came in, by which doors it left, and what each target got. */
public final class DatasetSummary {
  private DatasetSummary() {}

  /** Prints the summary, then what to open. */
  public static void print(Counts counts, OutputFolder folder, PrintStream out) {
    DatasetCounts doors = new DatasetCounts(counts);
    out.printf(
        Locale.ROOT,
        "Messages: %,d read = %,d in conversations + %,d duplicates + %,d rejected + %,d quarantined"
            + " + %,d dead letters%n",
        counts.of(Metric.MESSAGES_READ.key()),
        counts.of(Metric.MESSAGES_ASSEMBLED.key()),
        doors.duplicates(),
        doors.rejected(),
        doors.quarantined(),
        doors.deadLetters());
    out.printf(
        Locale.ROOT,
        "Conversations: %,d assembled = %,d kept + %,d duplicates%n",
        counts.of(Metric.CONVERSATIONS_ASSEMBLED.key()),
        counts.of(Metric.CONVERSATIONS_KEPT.key()),
        doors.repeatedConversations());
    out.printf(
        Locale.ROOT,
        "Examples: %,d made = %,d ready + %,d with an answer of another split + %,d held back by the"
            + " leak audit%n",
        counts.of(Metric.EXAMPLES_MADE.key()),
        counts.of(Metric.EXAMPLES_READY.key()),
        doors.repeatedAnswers(),
        doors.leaks());
    doors
        .rows()
        .forEach((form, rows) -> out.printf(Locale.ROOT, "  %-34s %,9d rows%n", form, rows));
    RunReport.announce(folder, out);
  }
}
