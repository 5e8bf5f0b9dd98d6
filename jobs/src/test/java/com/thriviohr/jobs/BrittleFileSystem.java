package com.thriviohr.jobs;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** Local files below {@code brittle:/}, in which only so many journal segments can be written. */
public final class BrittleFileSystem extends LocalFileSystem {
  /** How many segments can still be written. */
  static final AtomicInteger LEFT = new AtomicInteger();

  /** Found by Flink through {@link java.util.ServiceLoader}. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return "brittle";
    }

    @Override
    public FileSystem create(URI uri) {
      return new BrittleFileSystem();
    }
  }

  @Override
  public URI getUri() {
    return URI.create("brittle:/");
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
    if (path.getName().endsWith(".journal") && LEFT.getAndDecrement() <= 0) {
      throw new IOException("no space left");
    }
    return super.create(path, mode);
  }
}
