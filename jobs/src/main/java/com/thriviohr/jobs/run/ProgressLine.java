package com.thriviohr.jobs.run;

import java.time.Duration;

/** Writes a job's counts as the one line that a waiting person reads. */
@FunctionalInterface
public interface ProgressLine {
  /**
   * @param counts the counts so far
   * @param elapsed time since the job started
   */
  String write(Counts counts, Duration elapsed);
}
