package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.core.fs.Path;

/**
 * Deletes entries of a journal: those past their age, and those of a person who is to be forgotten.
 * Rewrites the segments that hold some, many small ones into one; a rewritten segment is durable
 * before its original goes.
 */
public final class JournalMaintenance {
  private static final int SMALL_SEGMENTS = 64;
  private static final Duration IN_USE = Duration.ofHours(1);

  private final Segments segments;
  private final Clock clock;

  /**
   * @param location folder of the journal, in any file system Flink knows
   * @param clock the time by which entries age
   */
  public JournalMaintenance(String location, Clock clock) {
    this.segments = Segments.at(location);
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Creates the folder unless it is there, a local one for its owner alone.
   *
   * @throws IOException when it cannot be created
   */
  public JournalMaintenance createFolder() throws IOException {
    segments.createFolder();
    return this;
  }

  /**
   * Deletes what is older than the retention, and merges segments when there are many. Leaves alone
   * what was written to within the hour, since another job may still be at it.
   *
   * @return entries deleted
   * @throws IOException when a segment cannot be read, written or deleted
   */
  public long expire(Duration retention) throws IOException {
    Instant oldest = clock.instant().minus(retention);
    return keep(segments.list(clock.instant().minus(IN_USE)), r -> !r.at().isBefore(oldest));
  }

  /**
   * Deletes every entry of the given people. To be called while no job writes to the journal.
   *
   * @param people as {@link JournalKey#person} names them
   * @return entries deleted
   * @throws IOException when a segment cannot be read, written or deleted
   */
  public long erase(Set<JournalKey> people) throws IOException {
    return people.isEmpty()
        ? 0
        : keep(segments.list(), record -> !people.contains(record.call().person()));
  }

  private long keep(List<Path> all, Predicate<JournalRecord> kept) throws IOException {
    List<Path> touched = all.size() > SMALL_SEGMENTS ? all : holding(all, kept.negate());
    long[] dropped = new long[1];
    try (SegmentWriter writer = touched.isEmpty() ? null : segments.newWriter(clock.instant())) {
      for (Path segment : touched) {
        List<byte[]> frames = new ArrayList<>();
        segments.read(
            segment,
            record -> {
              if (kept.test(record)) {
                frames.add(Frames.frame(record.toBytes()));
              } else {
                dropped[0]++;
              }
            });
        if (!frames.isEmpty()) {
          writer.commit(joined(frames));
        }
      }
    }
    for (Path segment : touched) {
      segments.delete(segment);
    }
    return dropped[0];
  }

  private List<Path> holding(List<Path> all, Predicate<JournalRecord> wanted) throws IOException {
    List<Path> holding = new ArrayList<>();
    for (Path segment : all) {
      boolean[] found = new boolean[1];
      segments.read(segment, record -> found[0] |= wanted.test(record));
      if (found[0]) {
        holding.add(segment);
      }
    }
    return holding;
  }

  private static byte[] joined(List<byte[]> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    frames.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
