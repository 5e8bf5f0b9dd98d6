package com.thriviohr.datasets.sink;

import com.thriviohr.datasets.InvalidInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The folder of one run's results. It looks finished only when it is. */
public final class OutputFolder {
  /** Written last: a folder without it holds no finished results. */
  public static final String SUCCESS = "_SUCCESS";

  private static final String STARTED = "_STARTED";

  private final Path path;
  private final FileSystem fileSystem;

  private OutputFolder(Path path, FileSystem fileSystem) {
    this.path = path;
    this.fileSystem = fileSystem;
  }

  /**
   * Makes the folder ready for a run.
   *
   * @param location the folder
   * @param runId id of this run; a run that starts again under its id keeps what it has committed
   * @param overwrite true to delete an earlier run's results there
   * @throws InvalidInputException when it holds something that may not be deleted
   */
  public static OutputFolder prepare(String location, String runId, boolean overwrite) {
    return prepare(location, runId, overwrite, true);
  }

  /**
   * Makes the folder ready for a run.
   *
   * @param location the folder
   * @param runId id of this run
   * @param overwrite true to delete an earlier run's results there
   * @param resumes true when a run that starts again goes on from its checkpoint and so keeps what
   *     it has committed; false when it starts over and would write it a second time
   * @throws InvalidInputException when it holds something that may not be deleted
   */
  public static OutputFolder prepare(
      String location, String runId, boolean overwrite, boolean resumes) {
    Path path = new Path(location);
    try {
      OutputFolder folder = new OutputFolder(path, path.getFileSystem());
      boolean again = folder.isStartedBy(runId);
      if (!again || !resumes) {
        folder.clear(overwrite || again);
        folder.write(STARTED, runId.getBytes(StandardCharsets.UTF_8));
      }
      return folder;
    } catch (IOException e) {
      throw new InvalidInputException(
          "--output '" + location + "' cannot be written: check the path and the rights.", e);
    }
  }

  private boolean isStartedBy(String runId) throws IOException {
    Path started = new Path(path, STARTED);
    if (!fileSystem.exists(started) || fileSystem.exists(new Path(path, SUCCESS))) {
      return false;
    }
    try (FSDataInputStream in = fileSystem.open(started)) {
      return runId.equals(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
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
      if (name.equals(SUCCESS) || name.equals(STARTED)) {
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

  /** Marks the folder finished; call it last. */
  public void finish() throws IOException {
    write(SUCCESS, new byte[0]);
    fileSystem.delete(new Path(path, STARTED), false);
  }

  /** The folder. */
  public Path path() {
    return path;
  }
}
