package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a pool's servers as a file lists them, one base URL a line, while the job runs; or as the
 * files of a folder do, one for each server, which it writes again every minute while it can
 * answer. A line that goes away is a spot interruption: what is under way there is sent elsewhere.
 * A file that cannot be read, or is empty, changes nothing: it may just be written.
 */
public final class WatchedServers {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedServers.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** A server that has not written its file for so long is gone without a word. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private final Path file;
  private final PooledClient pool;
  private final Consumer<String> joiner;
  private final ScheduledExecutorService scheduler;

  /**
   * @param file file or folder in any file system Flink knows; lines that begin with # are left out
   * @param pool what they join and leave
   * @param joiner takes a URL's server into the pool
   * @param scheduler looks at the file, and may be held up by it; not closed here
   */
  public WatchedServers(
      Path file, PooledClient pool, Consumer<String> joiner, ScheduledExecutorService scheduler) {
    this.file = requireNonNull(file, "file");
    this.pool = requireNonNull(pool, "pool");
    this.joiner = requireNonNull(joiner, "joiner");
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  /** Looks now and every two seconds from now on. */
  public void start() {
    try {
      look();
      scheduler.schedule(this::start, PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed with the chain.
    }
  }

  private void look() {
    try {
      Set<String> listed = read();
      if (!listed.isEmpty()) {
        apply(listed);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Server list cannot be read, keeping {} servers", pool.names().size());
    } catch (RuntimeException e) {
      LOG.warn("A server of the list cannot be used: {}", e.getClass().getName());
    }
  }

  private void apply(Set<String> listed) {
    for (String url : listed) {
      if (!pool.has(url)) {
        joiner.accept(url);
        LOG.info("Server joined, {} in the pool", pool.names().size());
      }
    }
    for (String name : pool.names()) {
      if (!listed.contains(name)) {
        pool.leave(name);
        LOG.info("Server left, {} in the pool", pool.names().size());
      }
    }
  }

  private Set<String> read() throws IOException {
    FileSystem files = file.getFileSystem();
    Set<String> urls = new LinkedHashSet<>();
    if (files.getFileStatus(file).isDir()) {
      long oldest = System.currentTimeMillis() - FORGOTTEN.toMillis();
      for (FileStatus server : files.listStatus(file)) {
        if (!server.isDir() && server.getModificationTime() >= oldest) {
          urls.addAll(urls(files, server.getPath()));
        }
      }
      return urls;
    }
    return urls(files, file);
  }

  private static Set<String> urls(FileSystem files, Path list) throws IOException {
    try (InputStream in = files.open(list)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::trim)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }
}
