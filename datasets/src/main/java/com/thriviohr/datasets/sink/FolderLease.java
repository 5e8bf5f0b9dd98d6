package com.thriviohr.datasets.sink;

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

  /** The marker of whoever holds a folder, other than the run itself. */
  static Optional<StartedMarker> holder(
      Path folder, Optional<StartedMarker> marker, RunIdentity run, Clock clock) {
    return marker
        .filter(other -> !other.isJob(run))
        .filter(
            other ->
                other.isOfThisProcess()
                    ? HELD.contains(folder.toString())
                    : other.mayBeAlive(clock.instant()));
  }

  /** Writes the marker and keeps it alive; empty when another one did at the same moment. */
  static Optional<FolderLease> take(
      FileSystem fileSystem, Path folder, RunIdentity run, Clock clock) throws IOException {
    FolderLease lease =
        new FolderLease(fileSystem, folder, StartedMarker.of(run, clock.instant()), clock);
    lease.write(lease.marker.alive(clock.instant()));
    // Of two that start at the same time the later writer wins, and the other one reads it here.
    if (!lease.isMine()) {
      return Optional.empty();
    }
    lease.keepAlive();
    HELD.add(folder.toString());
    return Optional.of(lease);
  }

  private void keepAlive() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "folder-lease");
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
      } else {
        LOG.error("Another run has taken over {}", folder);
      }
    } catch (IOException e) {
      LOG.warn("No sign of life could be written to {}; it is tried again", folder, e);
    }
  }

  /** True while no other run has taken the folder. */
  synchronized boolean isMine() throws IOException {
    return StartedMarker.read(fileSystem, folder).filter(marker::isSameStart).isPresent();
  }

  private synchronized void write(byte[] bytes) throws IOException {
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
      LOG.warn("{} could not be marked as given up", folder, e);
    }
  }

  private boolean stop() {
    timer.shutdownNow();
    return HELD.remove(folder.toString());
  }
}
