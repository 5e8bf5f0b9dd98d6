package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.ProgressLine;
import com.thriviohr.jobs.run.SideOutputs;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Progress of a job that asks models: how many prompts, what they cost, and how long it takes. */
public final class InferenceProgress implements ProgressLine {
  private final long total;
  private final ToLongFunction<InferenceRunCounts> done;
  private final StallDetector stall = new StallDetector();

  private InferenceProgress(long total, ToLongFunction<InferenceRunCounts> done) {
    this.total = total;
    this.done = done;
  }

  /**
   * @param lines lines of prompts there are
   */
  public static InferenceProgress ofPrompts(long lines) {
    return new InferenceProgress(lines, InferenceRunCounts::donePrompts);
  }

  /**
   * @param people people of the roster, each selected for a nudge or not
   */
  public static InferenceProgress ofPeople(long people) {
    return new InferenceProgress(people, InferenceRunCounts::donePeople);
  }

  @Override
  public String write(Counts counts, Duration elapsed) {
    InferenceRunCounts inference = new InferenceRunCounts(counts);
    long answered = counts.of(Metric.PROMPTS_ANSWERED.key());
    long finished = done.applyAsLong(inference);
    String stalled = inference.pending() > 0 ? stall.notice(counts, finished, elapsed) : "";
    return String.format(
        Locale.ROOT,
        "%sasked %,d%s  answered %,d  refused answers %,d  dead letters %,d  tokens %,d in %,d out"
            + "  %s $%.4f  %s",
        stalled.isEmpty() ? "" : stalled + "  ",
        counts.of(Metric.PROMPTS_COMPOSED.key()),
        shards(counts),
        answered,
        inference.refusedAnswers(),
        counts.under(SideOutputs.prefix(Door.DEAD_LETTER)) - inference.refusedAnswers(),
        inference.inputTokens(),
        inference.outputTokens(),
        inference.isSimulated() ? "simulated" : "cost",
        inference.costMicroUsd() / 1e6,
        timeLeft(finished, elapsed));
  }

  /** How many of the shards that went to jobs are back; of this start of the job alone. */
  private static String shards(Counts counts) {
    long submitted = counts.of(Metric.SHARDS_SUBMITTED.key());
    return submitted == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "  shards back %,d of %,d",
            counts.of(Metric.SHARDS_READ.key()),
            submitted);
  }

  private String timeLeft(long finished, Duration elapsed) {
    if (finished == 0 || finished >= total) {
      return "";
    }
    return "about " + Math.max(1, elapsed.toSeconds() * (total - finished) / finished) + " s left";
  }
}
