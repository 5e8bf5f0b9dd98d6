package com.thriviohr.jobs.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.fs.FileStatus;

/** Times one run and prints it as a row of a table. */
final class Stopwatch {
  /** Something that takes time and counts what it did. */
  @FunctionalInterface
  interface Run {
    long records() throws Exception;
  }

  private final PrintStream out;
  private final String unit;
  private final long bytes;

  /**
   * @param unit what is counted, such as messages
   * @param input the files that every run reads
   */
  Stopwatch(PrintStream out, String unit, List<FileStatus> input) {
    this.out = out;
    this.unit = unit;
    this.bytes = input.stream().mapToLong(FileStatus::getLen).sum();
  }

  void header() {
    out.printf("%-44s %10s %14s %10s%n", "", "seconds", unit + "/s", "MB/s");
  }

  void time(String name, Run run) throws Exception {
    long start = System.nanoTime();
    long records = run.records();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "%-44s %10.1f %,14.0f %10.1f%n",
        name,
        seconds,
        records / seconds,
        bytes / 1e6 / seconds);
  }
}
