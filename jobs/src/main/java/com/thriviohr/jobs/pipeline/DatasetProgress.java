package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.ProgressLine;
import java.time.Duration;
import java.util.Locale;

/**
 * The dataset job's progress: how many messages and examples came how far, and by which doors
 * others left. What comes after anonymising cannot be foreseen, so no time left is told.
 */
public final class DatasetProgress implements ProgressLine {
  @Override
  public String write(Counts counts, Duration elapsed) {
    DatasetCounts doors = new DatasetCounts(counts);
    return String.format(
        Locale.ROOT,
        "read %,d  anonymised %,d  quarantined %,d  rejected %,d  duplicates %,d"
            + "  dead letters %,d  in conversations %,d  examples %,d  rows %,d",
        counts.of(Metric.MESSAGES_READ.key()),
        counts.of(Metric.MESSAGES_ANONYMISED.key()),
        doors.quarantined() + doors.leaks(),
        doors.rejected(),
        doors.duplicates(),
        doors.deadLetters(),
        counts.of(Metric.MESSAGES_ASSEMBLED.key()),
        counts.of(Metric.EXAMPLES_READY.key()),
        doors.rows().values().stream().mapToLong(Long::longValue).sum());
  }
}
