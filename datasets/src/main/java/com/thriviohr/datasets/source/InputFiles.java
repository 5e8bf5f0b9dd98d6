package com.thriviohr.datasets.source;

import com.thriviohr.datasets.InvalidInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** The finished input files at a path, or one clear sentence why there are none. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * @param setting name of the setting, for the message
   * @param location file or folder; local or any file system Flink has a plugin for
   * @return the files, sorted by path
   * @throws InvalidInputException when nothing can be read there
   */
  public static List<FileStatus> require(String setting, String location) {
    List<FileStatus> files;
    try {
      files = finished(new Path(location));
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(
          "--" + setting + " '" + location + "' does not exist: name an existing file or folder.");
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new InvalidInputException(
          "--" + setting + " '" + location + "' " + missingFileSystem(new Path(location)), e);
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          "--"
              + setting
              + " '"
              + location
              + "' cannot be read ("
              + root(e).getClass().getSimpleName()
              + "): check the path and the rights.",
          e);
    }
    if (files.isEmpty()) {
      throw new InvalidInputException(
          "--" + setting + " '" + location + "' holds no finished file: point it at the data.");
    }
    return files;
  }

  /**
   * The finished files at a path, sorted.
   *
   * @throws IOException when the path does not exist or cannot be read
   */
  public static List<FileStatus> finished(Path path) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    FileSystem fileSystem = path.getFileSystem();
    FileStatus status = fileSystem.getFileStatus(path);
    if (status.isDir() || isData(path)) {
      collect(fileSystem, status, files);
    }
    files.sort(Comparator.comparing(file -> file.getPath().toString()));
    return files;
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  /** The end of a sentence about a location whose file system Flink does not have. */
  public static String missingFileSystem(Path location) {
    String scheme = location.toUri().getScheme();
    String plugin = scheme.startsWith("s3") ? "flink-s3-fs-hadoop" : "the one for " + scheme;
    return "needs a file system that this Flink lacks: put the plugin "
        + plugin
        + " into its plugins folder.";
  }

  /** False for what writers leave unfinished or write about the data: hidden, _x, _tmp_ files. */
  static boolean isData(Path path) {
    String name = path.getName();
    return !name.startsWith(".")
        && !name.startsWith("_")
        && !name.contains("_tmp_")
        && !name.contains(".inprogress")
        && !name.equals("manifest.json")
        && !name.equals("receipt.json");
  }

  private static void collect(FileSystem fileSystem, FileStatus status, List<FileStatus> files)
      throws IOException {
    if (!status.isDir()) {
      files.add(status);
      return;
    }
    FileStatus[] children = fileSystem.listStatus(status.getPath());
    for (FileStatus child : children == null ? new FileStatus[0] : children) {
      if (isData(child.getPath())) {
        collect(fileSystem, child, files);
      }
    }
  }

  /** The paths of the files. */
  static Path[] paths(List<FileStatus> files) {
    return files.stream().map(FileStatus::getPath).toArray(Path[]::new);
  }

  /** Sum of the sizes in bytes. */
  public static long bytes(List<FileStatus> files) {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }
}
