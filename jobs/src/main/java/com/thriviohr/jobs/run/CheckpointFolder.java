package com.thriviohr.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** A folder for the checkpoints of a local run, its owner's alone, that ends with the process. */
final class CheckpointFolder {
  private CheckpointFolder() {}

  static URI create() {
    try {
      Path folder = Files.createTempDirectory("thrivio-checkpoints-");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> FileUtils.deleteDirectoryQuietly(folder.toFile()), "checkpoints"));
      return folder.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for checkpoints can be made", e);
    }
  }
}
