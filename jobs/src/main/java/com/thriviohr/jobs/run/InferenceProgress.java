package com.thriviohr.jobs.run;

import com.thriviohr.jobs.pipeline.InferenceCounts;
import java.time.Duration;
import java.util.Locale;

/** Progress of a job that asks models: how many prompts, what they cost, and how long it takes. */
public final class InferenceProgress implements ProgressLine {
  @Override
  public String write(Counts counts, Duration elapsed) {
    InferenceCounts inference = new InferenceCounts(counts);
    return String.format(
        Locale.ROOT,
        "%4d s  prompts %,d  answered %,d  failed %,d  tokens %,d in %,d out  cost $%.4f  %s",
        elapsed.toSeconds(),
        counts.of(InferenceCounts.PROMPTS),
        counts.of(InferenceCounts.ANSWERED),
        inference.unanswered() + inference.refusedAnswers(),
        counts.of(InferenceCounts.INPUT_TOKENS),
        counts.of(InferenceCounts.OUTPUT_TOKENS),
        counts.of(InferenceCounts.COST) / 1e6,
        timeLeft(counts, inference, elapsed));
  }

  private static String timeLeft(Counts counts, InferenceCounts inference, Duration elapsed) {
    long done = counts.of(InferenceCounts.ANSWERED) + inference.unanswered();
    if (counts.of(InferenceCounts.PROMPTS) == 0 || done == 0) {
      return "time left unknown";
    }
    long seconds = elapsed.toSeconds() * inference.pending() / done;
    return seconds == 0 ? "done soon" : "about " + seconds + " s left";
  }
}
