package com.thriviohr.jobs.report;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.jobs.pipeline.InferenceRunCounts;
import com.thriviohr.jobs.run.Counts;
import java.io.PrintStream;
import java.util.Locale;

/** A night's nudges in a few lines: who was looked at, and how many people hear from us. */
public final class NudgeSummary {
  private NudgeSummary() {}

  /** Prints the summary, then what to open. */
  public static void print(Counts counts, OutputFolder folder, PrintStream out) {
    InferenceRunCounts inference = new InferenceRunCounts(counts);
    out.printf(
        Locale.ROOT,
        "People: %,d looked at = %,d selected + %,d not due, opted out or capped%n",
        counts.of(Metric.PEOPLE_READ.key()),
        counts.of(Metric.PEOPLE_SELECTED.key()),
        inference.notSelected());
    out.printf(
        Locale.ROOT,
        "Nudges: %,d written, %,d answers refused, %,d prompts unanswered%n",
        counts.of(Metric.NUDGES_WRITTEN.key()),
        inference.refusedAnswers(),
        inference.unanswered());
    RunReport.announce(folder, out);
  }
}
