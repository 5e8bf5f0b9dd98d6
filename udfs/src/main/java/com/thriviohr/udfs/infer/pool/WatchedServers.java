package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a pool's servers as a file lists them, one base URL a line, while the job runs. A line that
 * goes away is a spot interruption: what is under way there is sent elsewhere. A file that cannot
 * be read, or is empty, changes nothing: it may just be written.
 */
public final class WatchedServers {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedServers.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Path file;
  private final PooledClient pool;
  private final Consumer<String> joiner;
  private final ScheduledExecutorService scheduler;

  /**
   * @param file lists the servers; lines that begin with # are left out
   * @param pool what they join and leave
   * @param joiner takes a URL's server into the pool
   * @param scheduler looks at the file; not closed here
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
    Set<String> urls = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        urls.add(line.trim());
      }
    }
    return urls;
  }
}
