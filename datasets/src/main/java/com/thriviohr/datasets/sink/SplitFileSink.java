package com.thriviohr.datasets.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes files whose names and bytes depend on the records alone. The records must arrive grouped
 * by file. A file becomes visible, whole, when the job commits.
 *
 * <p>{@code FileSink} is no choice here: its part names hold a random id, and two runs over the
 * same input would differ.
 *
 * @param <T> type of the records
 */
public final class SplitFileSink<T extends SpecificRecord>
    implements Sink<T>, SupportsCommitter<SplitFile> {
  private static final long serialVersionUID = 1L;

  private final String output;
  private final SplitFilePath<T> path;
  private final SplitFileFormat<T> format;

  /**
   * @param output folder for all files
   * @param path names the file of each record
   * @param format format of each file
   */
  public SplitFileSink(String output, SplitFilePath<T> path, SplitFileFormat<T> format) {
    this.output = output;
    this.path = path;
    this.format = format;
  }

  @Override
  @Deprecated
  public SinkWriter<T> createWriter(InitContext context) throws IOException {
    Path folder = new Path(output);
    return new SplitFileWriter<>(
        folder, path, format, folder.getFileSystem().createRecoverableWriter());
  }

  @Override
  public Committer<SplitFile> createCommitter(CommitterInitContext context) throws IOException {
    return new ShardCommitter(new Path(output).getFileSystem().createRecoverableWriter());
  }

  @Override
  public SimpleVersionedSerializer<SplitFile> getCommittableSerializer() {
    return new ShardFileSerializer();
  }

  private static final class ShardCommitter implements Committer<SplitFile> {
    private final RecoverableWriter fileSystem;

    ShardCommitter(RecoverableWriter fileSystem) {
      this.fileSystem = fileSystem;
    }

    @Override
    public void commit(Collection<CommitRequest<SplitFile>> requests) throws IOException {
      for (CommitRequest<SplitFile> request : requests) {
        SplitFile file = request.getCommittable();
        RecoverableWriter.CommitRecoverable token =
            fileSystem
                .getCommitRecoverableSerializer()
                .deserialize(file.tokenVersion(), file.token());
        fileSystem.recoverForCommit(token).commitAfterRecovery();
      }
    }

    @Override
    public void close() {}
  }

  private static final class ShardFileSerializer implements SimpleVersionedSerializer<SplitFile> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(SplitFile file) {
      byte[] token = file.token();
      return ByteBuffer.allocate(Integer.BYTES + token.length)
          .putInt(file.tokenVersion())
          .put(token)
          .array();
    }

    @Override
    public SplitFile deserialize(int version, byte[] serialized) {
      ByteBuffer buffer = ByteBuffer.wrap(serialized);
      int tokenVersion = buffer.getInt();
      byte[] token = new byte[buffer.remaining()];
      buffer.get(token);
      return new SplitFile(tokenVersion, token);
    }
  }
}
