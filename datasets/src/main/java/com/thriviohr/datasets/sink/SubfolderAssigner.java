package com.thriviohr.datasets.sink;

import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Puts every record into the subfolder that it names. */
final class SubfolderAssigner<T> implements BucketAssigner<T, String> {
  private static final long serialVersionUID = 1L;

  private final SplitFilePath<T> subfolder;

  SubfolderAssigner(SplitFilePath<T> subfolder) {
    this.subfolder = subfolder;
  }

  @Override
  public String getBucketId(T record, Context context) {
    return subfolder.of(record);
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
