package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.sink.Manifest;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.source.InputFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The files of earlier nudges. A finished folder is read by its manifest, which leaves out dead
 * letters and what a killed writer left behind; any other folder is taken as JSON Lines.
 */
public final class NudgeHistory {
  private static final String SETTING = "nudge.history";
  private static final String NUDGES_OF_A_NIGHT = "nudges";
  private static final String JOB = "nudges";
  private static final String ROWS = "jsonl/";

  private final List<FileStatus> files = new ArrayList<>();

  private NudgeHistory() {}

  /**
   * @param locations output folders of nights or nudge jobs, folders of them, or JSON Lines
   * @throws InvalidInputException when one cannot be read or holds no nudges
   */
  public static List<FileStatus> files(List<String> locations) {
    NudgeHistory history = new NudgeHistory();
    for (String location : locations) {
      try {
        Path path = new Path(location);
        history.add(path.getFileSystem(), path);
      } catch (FileNotFoundException e) {
        throw new InvalidInputException(
            "--" + SETTING + " '" + location + "' does not exist: name an existing folder.", e);
      } catch (IOException e) {
        throw new InvalidInputException(
            "--" + SETTING + " '" + location + "' cannot be read: check the path and the rights.",
            e);
      }
    }
    return history.files;
  }

  private void add(FileSystem fileSystem, Path path) throws IOException {
    if (!fileSystem.getFileStatus(path).isDir()) {
      files.addAll(InputFiles.require(SETTING, path.toString()));
    } else if (OutputFolder.isUnfinished(path)) {
      throw new InvalidInputException(
          "--" + SETTING + " '" + path + "' is not finished: wait for its run, or leave it out.");
    } else if (fileSystem.exists(new Path(path, Manifest.FILE_NAME))) {
      addFinished(fileSystem, path);
    } else if (fileSystem.exists(new Path(path, NUDGES_OF_A_NIGHT))) {
      add(fileSystem, new Path(path, NUDGES_OF_A_NIGHT));
    } else {
      addOther(fileSystem, path);
    }
  }

  private void addFinished(FileSystem fileSystem, Path folder) throws IOException {
    if (!Manifest.job(folder).equals(JOB)) {
      throw new InvalidInputException(
          "--" + SETTING + " '" + folder + "' holds no nudges: name the output of a nudge job.");
    }
    for (String file : Manifest.files(folder)) {
      if (file.startsWith(ROWS)) {
        files.add(fileSystem.getFileStatus(new Path(folder, file)));
      }
    }
  }

  /** A folder of nights, or of JSON Lines. */
  private void addOther(FileSystem fileSystem, Path folder) throws IOException {
    List<FileStatus> folders = new ArrayList<>();
    for (FileStatus child : fileSystem.listStatus(folder)) {
      if (child.isDir() && !child.getPath().getName().startsWith("_")) {
        folders.add(child);
      }
    }
    if (folders.isEmpty()) {
      files.addAll(InputFiles.require(SETTING, folder.toString()));
    }
    for (FileStatus child : folders) {
      add(fileSystem, child.getPath());
    }
  }
}
