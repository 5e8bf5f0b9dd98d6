package com.thriviohr.datasets.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;

/** Writes one file after the other, as the records name them. */
final class SplitFileWriter<T> implements CommittingSinkWriter<T, SplitFile> {
  private final Path folder;
  private final SplitFilePath<T> path;
  private final SplitFileFormat<T> format;
  private final RecoverableWriter fileSystem;
  private final List<SplitFile> finished = new ArrayList<>();
  private final Set<String> opened = new HashSet<>();
  private String current;
  private RecoverableFsDataOutputStream stream;
  private BulkWriter<T> writer;

  SplitFileWriter(
      Path folder, SplitFilePath<T> path, SplitFileFormat<T> format, RecoverableWriter fileSystem) {
    this.folder = folder;
    this.path = path;
    this.format = format;
    this.fileSystem = fileSystem;
  }

  @Override
  public void write(T record, Context context) throws IOException {
    String file = path.of(record);
    if (!file.equals(current)) {
      finishFile();
      openFile(file);
    }
    writer.addElement(record);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (endOfInput) {
      finishFile();
    }
  }

  @Override
  public Collection<SplitFile> prepareCommit() {
    List<SplitFile> files = List.copyOf(finished);
    finished.clear();
    return files;
  }

  private void openFile(String file) throws IOException {
    if (!opened.add(file)) {
      throw new IllegalStateException("Records of " + file + " are not grouped.");
    }
    stream = fileSystem.open(new Path(folder, file));
    writer = format.of(file).create(stream);
    current = file;
  }

  private void finishFile() throws IOException {
    if (current == null) {
      return;
    }
    writer.finish();
    RecoverableWriter.CommitRecoverable token = stream.closeForCommit().getRecoverable();
    finished.add(
        new SplitFile(
            fileSystem.getCommitRecoverableSerializer().getVersion(),
            fileSystem.getCommitRecoverableSerializer().serialize(token)));
    current = null;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      stream.close();
    }
  }
}
