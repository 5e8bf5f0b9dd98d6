package com.thriviohr.datasets.sink;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to write a folder, kept by a sign of life in its {@code _STARTED}. */
final class FolderLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLease.class);
  private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(20);

  /** Folders that this process is writing: its own marker alone would not tell. */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  private final FileSystem fileSystem;
  private final Path folder;
  private final StartedMarker marker;
  private final Clock clock;
  private ScheduledExecutorService timer;

  private FolderLease(FileSystem fileSystem, Path folder, StartedMarker marker, Clock clock) {
    this.fileSystem = fileSystem;
    this.folder = folder;
    this.marker = marker;
    this.clock = clock;
  }

  /**
   * @throws InvalidInputException when another run is writing the folder
   */
  static void requireFree(
      Path folder, Optional<StartedMarker> other, RunIdentity run, Clock clock) {
    boolean taken =
        other
            .filter(marker -> !marker.isJob(run))
            .filter(
                marker ->
                    marker.isOfThisProcess()
                        ? HELD.contains(folder.toString())
                        : marker.mayBeAlive(clock.instant()))
            .isPresent();
    if (taken) {
      throw new InvalidInputException(
          "--output '"
              + folder
              + "' is being written by run "
              + other.get().runId()
              + ", started at "
              + other.get().startedAt()
              + ": wait for its end or name another folder. A run that was killed elsewhere is"
              + " known to be dead after "
              + StartedMarker.SILENCE.toMinutes()
              + " minutes.");
    }
  }

  /** Writes the marker and keeps it alive. */
  static FolderLease take(FileSystem fileSystem, Path folder, RunIdentity run, Clock clock)
      throws IOException {
    FolderLease lease =
        new FolderLease(fileSystem, folder, StartedMarker.of(run, clock.instant()), clock);
    lease.write(lease.marker.alive(clock.instant()));
    // Of two that start at the same time the later writer wins, and the other one reads it here.
    lease.requireMine();
    lease.keepAlive();
    HELD.add(folder.toString());
    return lease;
  }

  private void keepAlive() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "output-folder-lease");
              thread.setDaemon(true);
              return thread;
            });
    long every = SIGN_OF_LIFE_EVERY.toMillis();
    timer.scheduleWithFixedDelay(this::signOfLife, every, every, TimeUnit.MILLISECONDS);
  }

  private void signOfLife() {
    try {
      if (isMine()) {
        write(marker.alive(clock.instant()));
      }
    } catch (IOException e) {
      LOG.warn("No sign of life could be written to the output folder; it is tried again", e);
    }
  }

  /**
   * @throws InvalidInputException when another run has taken the folder
   */
  void requireMine() throws IOException {
    if (!isMine()) {
      throw new InvalidInputException(
          "--output '"
              + folder
              + "' was taken over by another run: nothing was published; name a folder of its own"
              + " for each run.");
    }
  }

  private boolean isMine() throws IOException {
    return StartedMarker.read(fileSystem, folder).filter(marker::isSameStart).isPresent();
  }

  private void write(byte[] bytes) throws IOException {
    try (FSDataOutputStream out =
        fileSystem.create(
            new Path(folder, StartedMarker.FILE_NAME), FileSystem.WriteMode.OVERWRITE)) {
      out.write(bytes);
    }
  }

  /** The run has finished: nothing is left to say that it had started. */
  void finish() throws IOException {
    stop();
    fileSystem.delete(new Path(folder, StartedMarker.FILE_NAME), false);
  }

  /** The run has ended without finishing; does nothing after {@link #finish}. */
  @Override
  public void close() {
    if (!stop()) {
      return;
    }
    try {
      if (isMine()) {
        write(marker.ended(clock.instant()));
      }
    } catch (IOException e) {
      LOG.warn("The output folder could not be marked as given up", e);
    }
  }

  private boolean stop() {
    timer.shutdownNow();
    return HELD.remove(folder.toString());
  }
}
