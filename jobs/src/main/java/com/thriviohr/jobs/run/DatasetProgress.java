package com.thriviohr.jobs.run;

import com.thriviohr.jobs.pipeline.DatasetCounts;
import java.time.Duration;
import java.util.Locale;

/** The dataset job's progress: how many messages came how far. */
public final class DatasetProgress implements ProgressLine {
  /** Opted-out and twice delivered messages are never anonymised. */
  private static final double ALMOST_NONE = 0.2;

  @Override
  public String write(Counts counts, Duration elapsed) {
    DatasetCounts doors = new DatasetCounts(counts);
    return String.format(
        Locale.ROOT,
        "%4d s  read %,d  anonymised %,d  quarantined %,d  rejected %,d  duplicates %,d"
            + "  dead letters %,d  examples %,d%s",
        elapsed.toSeconds(),
        counts.of(DatasetCounts.READ),
        counts.of(DatasetCounts.ANONYMISED),
        doors.quarantined() + doors.leaks(),
        doors.rejected(),
        doors.duplicates(),
        doors.deadLetters(),
        counts.of(DatasetCounts.READY),
        timeLeft(counts, elapsed));
  }

  /** By far the most time goes into anonymising; what comes after it is not foreseen. */
  private static String timeLeft(Counts counts, Duration elapsed) {
    long done = counts.of(DatasetCounts.ANONYMISED);
    if (done == 0 || counts.of(DatasetCounts.READY) > 0) {
      return "";
    }
    long left = counts.of(DatasetCounts.READ) - done;
    return left < done * ALMOST_NONE
        ? ""
        : "  about " + elapsed.toSeconds() * left / done + " s left";
  }
}
