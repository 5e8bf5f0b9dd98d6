package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedMarkerTest {
  @TempDir java.nio.file.Path directory;

  @BeforeEach
  void start() throws IOException {
    Instant now = Instant.parse("2026-11-23T01:00:00Z");
    Files.write(
        directory.resolve(StartedMarker.FILE_NAME),
        StartedMarker.of(RunIdentity.of("night"), now).alive(now));
  }

  @Test
  void readsAgainWhatChangesWhileItIsOpened() throws IOException {
    // Given
    ChangingFileSystem files = new ChangingFileSystem(2);
    // When / Then
    assertThat(StartedMarker.read(files, new Path(directory.toUri())))
        .map(StartedMarker::runId)
        .contains("night");
  }

  @Test
  void givesUpOnAFileThatCannotBeRead() {
    // Given
    ChangingFileSystem files = new ChangingFileSystem(Integer.MAX_VALUE);
    // When / Then
    assertThatThrownBy(() -> StartedMarker.read(files, new Path(directory.toUri())))
        .isInstanceOf(IOException.class)
        .hasMessage("changed during open");
  }

  /** Refuses the first times to open a file, as S3A does when it was overwritten meanwhile. */
  private static final class ChangingFileSystem extends LocalFileSystem {
    private final AtomicInteger changes;

    private ChangingFileSystem(int changes) {
      this.changes = new AtomicInteger(changes);
    }

    @Override
    public FSDataInputStream open(Path file) throws IOException {
      if (changes.getAndDecrement() > 0) {
        throw new IOException("changed during open");
      }
      return super.open(file);
    }
  }
}
