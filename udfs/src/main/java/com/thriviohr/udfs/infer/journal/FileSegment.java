package com.thriviohr.udfs.infer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

/** One local file, appended and forced to disk with every commit, readable by its owner only. */
final class FileSegment implements SegmentWriter {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final FileChannel channel;
  private long durable;

  private FileSegment(FileChannel channel) {
    this.channel = channel;
  }

  static FileSegment create(Path path) throws IOException {
    createFolder(path.toAbsolutePath().getParent());
    FileChannel channel = FileChannel.open(path, NEW, attributes(path, "rw-------"));
    try {
      FileSegment segment = new FileSegment(channel);
      segment.commit(Frames.magic());
      return segment;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Creates a folder for its owner alone, unless it is there. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, attributes(folder, "rwx------"));
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void commit(byte[] frames) throws IOException {
    // Cuts off what a failed commit left: readers stop at the first broken frame.
    channel.truncate(durable);
    ByteBuffer buffer = ByteBuffer.wrap(frames);
    long position = durable;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
    channel.force(false);
    durable = position;
  }

  /** The disk sets the pace: what arrives during one force goes with the next. */
  @Override
  public Duration linger() {
    return Duration.ZERO;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
