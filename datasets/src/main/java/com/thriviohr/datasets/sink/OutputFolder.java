package com.thriviohr.datasets.sink;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.source.InputFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/**
 * The folder of one run's results. It looks finished only when it is, and one run at a time writes
 * it. To be closed when the run ends, whether it has finished or not.
 */
public final class OutputFolder implements AutoCloseable {
  /** Written last: a folder without it holds no finished results. */
  public static final String SUCCESS = "_SUCCESS";

  private final Path path;
  private final FileSystem fileSystem;
  private FolderLease lease;

  private OutputFolder(Path path, FileSystem fileSystem) {
    this.path = path;
    this.fileSystem = fileSystem;
  }

  /**
   * Makes the folder ready for a run that goes on in it when it starts again.
   *
   * @param location the folder
   * @param runId id of this run; a run that starts again under its id keeps what it has committed
   * @param overwrite true to delete an earlier run's results there
   * @throws InvalidInputException when it holds something that may not be deleted, or another run
   *     is writing it
   */
  public static OutputFolder prepare(String location, String runId, boolean overwrite) {
    return prepare(location, RunIdentity.of(runId), overwrite, true);
  }

  /**
   * Makes the folder ready for a run.
   *
   * @param location the folder
   * @param run which run this is
   * @param overwrite true to delete an earlier run's results there
   * @param resumes true when a run that starts again goes on from its checkpoint and so keeps what
   *     it has committed; false when it starts over and would write it a second time
   * @throws InvalidInputException when it holds something that may not be deleted, or another run
   *     is writing it
   */
  public static OutputFolder prepare(
      String location, RunIdentity run, boolean overwrite, boolean resumes) {
    Path path = new Path(location);
    try {
      OutputFolder folder = new OutputFolder(path, path.getFileSystem());
      folder.prepare(run, overwrite, resumes);
      return folder;
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new InvalidInputException(
          "--output '" + location + "' " + InputFiles.missingFileSystem(path), e);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--output '" + location + "' cannot be written: check the path and the rights.", e);
    }
  }

  /**
   * The id of the run that a job goes on as when the platform starts it again.
   *
   * @param location the folder
   * @param flinkJob id of the job, which outlives its JobManager
   */
  public static Optional<String> runOf(String location, String flinkJob) {
    try {
      Path path = new Path(location);
      return StartedMarker.read(path.getFileSystem(), path)
          .filter(marker -> marker.isJob(RunIdentity.restored("", flinkJob)))
          .map(StartedMarker::runId);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Looks whether a run could write a folder, and changes nothing.
   *
   * @throws InvalidInputException when another run is writing it
   */
  public static void requireFree(Path folder) throws IOException {
    requireFree(folder, StartedMarker.read(folder.getFileSystem(), folder), RunIdentity.of(""));
  }

  /** True for a folder that a run has begun and not finished. */
  public static boolean isUnfinished(Path folder) throws IOException {
    return folder.getFileSystem().exists(new Path(folder, StartedMarker.FILE_NAME));
  }

  private void prepare(RunIdentity run, boolean overwrite, boolean resumes) throws IOException {
    Optional<StartedMarker> other = StartedMarker.read(fileSystem, path);
    requireFree(path, other, run);
    boolean again =
        other.filter(marker -> marker.runId().equals(run.runId())).isPresent()
            && !fileSystem.exists(new Path(path, SUCCESS));
    if (!again || !resumes) {
      clear(overwrite || again);
    }
    fileSystem.mkdirs(path);
    lease = FolderLease.take(fileSystem, path, run, Clock.systemUTC()).orElseThrow(this::takenOver);
  }

  private static void requireFree(Path folder, Optional<StartedMarker> marker, RunIdentity run) {
    Optional<StartedMarker> holder = FolderLease.holder(folder, marker, run, Clock.systemUTC());
    if (holder.isPresent()) {
      throw new InvalidInputException(
          "--output '"
              + folder
              + "' is being written by run "
              + holder.get().described()
              + ": wait for its end or name another folder. "
              + StartedMarker.WHEN_DEAD);
    }
  }

  private InvalidInputException takenOver() {
    return new InvalidInputException(
        "--output '"
            + path
            + "' was taken over by another run: nothing was published; name a folder of its own"
            + " for each run.");
  }

  private void clear(boolean overwrite) throws IOException {
    FileStatus[] children = children();
    if (children.length == 0) {
      return;
    }
    if (!isOurs(children)) {
      throw new InvalidInputException(
          "--output '" + path + "' holds files that no run of ours wrote: name an empty folder.");
    }
    if (!overwrite) {
      throw new InvalidInputException(
          "--output '" + path + "' holds an earlier run: name a new folder or add --overwrite.");
    }
    // _SUCCESS goes first: a folder half cleared must not look finished.
    fileSystem.delete(new Path(path, SUCCESS), false);
    for (FileStatus child : children) {
      fileSystem.delete(child.getPath(), true);
    }
  }

  private FileStatus[] children() throws IOException {
    try {
      FileStatus[] children = fileSystem.listStatus(path);
      return children == null ? new FileStatus[0] : children;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private static boolean isOurs(FileStatus[] children) {
    for (FileStatus child : children) {
      String name = child.getPath().getName();
      if (name.equals(SUCCESS) || name.equals(StartedMarker.FILE_NAME)) {
        return true;
      }
    }
    return false;
  }

  /** Writes a small file into the folder, whole or not at all. */
  public void write(String name, byte[] bytes) throws IOException {
    fileSystem.mkdirs(path);
    try (FSDataOutputStream out =
        fileSystem.create(new Path(path, name), FileSystem.WriteMode.OVERWRITE)) {
      out.write(bytes);
    }
  }

  /**
   * Marks the folder finished; call it last.
   *
   * @throws InvalidInputException when another run has taken the folder
   */
  public void finish() throws IOException {
    if (!lease.isMine()) {
      throw takenOver();
    }
    write(SUCCESS, new byte[0]);
    lease.finish();
  }

  /** Lets other runs have the folder. */
  @Override
  public void close() {
    lease.close();
  }

  /** The folder. */
  public Path path() {
    return path;
  }
}
