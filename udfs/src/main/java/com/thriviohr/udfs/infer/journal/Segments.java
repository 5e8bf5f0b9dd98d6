package com.thriviohr.udfs.infer.journal;

import com.thriviohr.datasets.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a journal: every writer's segments, oldest name first. */
final class Segments {
  /** What the names of segments end with. */
  static final String SUFFIX = ".journal";

  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileSystem fileSystem;
  private final Path folder;

  private Segments(FileSystem fileSystem, Path folder) {
    this.fileSystem = fileSystem;
    this.folder = folder;
  }

  /**
   * @param location a folder in any file system Flink knows
   * @throws InvalidInputException when no plugin knows its scheme
   */
  static Segments at(String location) {
    Path folder = new Path(location);
    try {
      return new Segments(folder.getFileSystem(), folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "Journal '" + location + "' is in no known file system: give a local folder or s3a://.",
          e);
    }
  }

  /** Segments there now; none when there is no folder. */
  List<Path> list() throws IOException {
    return list(Instant.MAX);
  }

  /** Segments that nobody has written to since. */
  List<Path> list(Instant untouchedSince) throws IOException {
    List<Path> segments = new ArrayList<>();
    for (FileStatus status : statuses()) {
      Instant modified = Instant.ofEpochMilli(status.getModificationTime());
      if (!status.isDir()
          && status.getPath().getName().endsWith(SUFFIX)
          && modified.isBefore(untouchedSince)) {
        segments.add(status.getPath());
      }
    }
    segments.sort(Comparator.comparing(Path::getName));
    return segments;
  }

  private FileStatus[] statuses() throws IOException {
    try {
      FileStatus[] statuses = fileSystem.listStatus(folder);
      return statuses == null ? new FileStatus[0] : statuses;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** Reads every segment; what another run rewrites meanwhile may be read twice. */
  void readAll(Consumer<JournalRecord> records) throws IOException {
    Set<Path> seen = new HashSet<>();
    boolean rewritten = true;
    while (rewritten) {
      rewritten = false;
      for (Path segment : list()) {
        rewritten |= seen.add(segment) && !readIfThere(segment, records);
      }
    }
  }

  private boolean readIfThere(Path segment, Consumer<JournalRecord> records) throws IOException {
    try {
      read(segment, records);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Reads what is whole of one segment. */
  void read(Path segment, Consumer<JournalRecord> records) throws IOException {
    try (InputStream in = new BufferedInputStream(fileSystem.open(segment), BUFFER_BYTES)) {
      long broken = Frames.read(in, records);
      if (broken > 0) {
        LOG.warn(
            "Journal segment {} has {} broken bytes; what is whole was read, and calls whose answer"
                + " is lost count as paid at their most",
            segment.getName(),
            broken);
      }
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "segment " + segment.getName() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A writer of its own, whose segments sort behind those of earlier writers. */
  SegmentWriter newWriter(Instant now) throws IOException {
    String name = String.format("%013d-%s", now.toEpochMilli(), UUID.randomUUID());
    if (isLocal()) {
      return FileSegment.create(java.nio.file.Path.of(folder.getPath()).resolve(name + SUFFIX));
    }
    return new ObjectSegments(fileSystem, folder, name);
  }

  /** Creates the folder; a local one for its owner alone. */
  void createFolder() throws IOException {
    if (isLocal()) {
      FileSegment.createFolder(java.nio.file.Path.of(folder.getPath()).toAbsolutePath());
    } else {
      fileSystem.mkdirs(folder);
    }
  }

  void delete(Path segment) throws IOException {
    fileSystem.delete(segment, false);
  }

  private boolean isLocal() {
    return !fileSystem.isDistributedFS() && "file".equals(fileSystem.getUri().getScheme());
  }
}
