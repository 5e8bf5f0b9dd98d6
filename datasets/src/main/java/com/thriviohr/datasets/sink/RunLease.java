package com.thriviohr.datasets.sink;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The right to run under an id with a journal: two processes that did so at the same time would pay
 * for the same prompts and share one budget. To be closed when the run ends.
 *
 * <ul>
 *   <li>Normally: a sign of life every 20 seconds in a file of the journal's folder.
 *   <li>While another process holds it: refused.
 *   <li>After a kill: taken over, at once on the same machine, elsewhere after two minutes.
 * </ul>
 */
public final class RunLease implements AutoCloseable {
  private static final String FOLDER = "runs";

  private final FolderLease lease;
  private final String name;

  private RunLease(FolderLease lease, String name) {
    this.lease = lease;
    this.name = name;
  }

  /** For a run without a journal. */
  public static RunLease none() {
    return new RunLease(null, "");
  }

  /**
   * @param journal folder of the journal
   * @param run which run this is
   * @throws InvalidInputException when another process runs under the id, or the folder cannot be
   *     written
   */
  public static RunLease take(String journal, RunIdentity run) {
    return tryTake(journal, run).orElseThrow(() -> underWay(journal, run));
  }

  /** Like {@link #take}; empty when another process runs under the id. */
  public static Optional<RunLease> tryTake(String journal, RunIdentity run) {
    Path folder = new Path(new Path(journal, FOLDER), fileName(run.runId()));
    try {
      FileSystem fileSystem = folder.getFileSystem();
      Optional<StartedMarker> marker = StartedMarker.read(fileSystem, folder);
      if (FolderLease.holder(folder, marker, run, Clock.systemUTC()).isPresent()) {
        return Optional.empty();
      }
      fileSystem.mkdirs(folder);
      return FolderLease.take(fileSystem, folder, run, Clock.systemUTC())
          .map(lease -> new RunLease(lease, named(journal, run)));
    } catch (IOException e) {
      throw new InvalidInputException(
          "Journal '" + journal + "' cannot be written: check the path and the rights.", e);
    }
  }

  private static InvalidInputException underWay(String journal, RunIdentity run) {
    return new InvalidInputException(
        named(journal, run)
            + " is under way in another process: wait for its end or give another --run.id. "
            + StartedMarker.WHEN_DEAD);
  }

  private static String named(String journal, RunIdentity run) {
    return "Run '" + run.runId() + "' with --inference.journal '" + journal + "'";
  }

  /** A name for any id, which may hold what no file name takes. */
  private static String fileName(String runId) {
    return UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * @throws InvalidInputException when another process has taken the run over
   * @throws IOException when that cannot be told
   */
  public void requireMine() throws IOException {
    if (lease != null && !lease.isMine()) {
      throw new InvalidInputException(
          name + " was taken over by another process: nothing is published; its results stand.");
    }
  }

  /** Lets others run under the id. */
  @Override
  public void close() throws IOException {
    if (lease == null) {
      return;
    }
    if (lease.isMine()) {
      lease.finish();
    } else {
      lease.close();
    }
  }
}
