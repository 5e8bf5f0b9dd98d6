package com.thriviohr.jobs.run;

import com.thriviohr.jobs.pipeline.DatasetCounts;
import java.time.Duration;
import java.util.Locale;

/** The dataset job's progress: how many messages came how far. */
public final class DatasetProgress implements ProgressLine {
  @Override
  public String write(Counts counts, Duration elapsed) {
    DatasetCounts doors = new DatasetCounts(counts);
    return String.format(
        Locale.ROOT,
        "%4d s  read %,d  anonymised %,d  quarantined %,d  rejected %,d  duplicates %,d"
            + "  dead letters %,d  examples %,d",
        elapsed.toSeconds(),
        counts.of(DatasetCounts.READ),
        counts.of(DatasetCounts.ANONYMISED),
        doors.quarantined() + doors.leaks(),
        doors.rejected(),
        doors.duplicates(),
        doors.deadLetters(),
        counts.of(DatasetCounts.WRITTEN));
  }
}
