package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes frames durable from one thread: all that arrive while one commit runs go with the next.
 *
 * <ul>
 *   <li>Normally: a frame's future completes once it is durable.
 *   <li>On a failed commit: it is repeated; after the last repeat this and every later future
 *       fails.
 *   <li>On close: what is open is committed first.
 * </ul>
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private final SegmentWriter writer;
  private final Thread thread;
  private final Object lock = new Object();
  private ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private IOException broken;
  private boolean closed;

  /**
   * @param writer where frames go; closed here
   */
  GroupCommit(SegmentWriter writer) {
    this.writer = requireNonNull(writer, "writer");
    this.thread = new Thread(this::run, "infer-journal");
    thread.setDaemon(true);
    thread.start();
  }

  /** A future that completes once the frame is durable, on the commit's thread. */
  CompletableFuture<Void> append(byte[] frame) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    synchronized (lock) {
      if (broken != null || closed) {
        durable.completeExceptionally(
            broken == null ? new IOException("the journal is closed") : broken);
        return durable;
      }
      frames.writeBytes(frame);
      waiting.add(durable);
      lock.notifyAll();
    }
    return durable;
  }

  /** True when nothing lingers before a commit. */
  boolean isQuick() {
    return writer.linger().isZero();
  }

  /** True once a commit has failed for good. */
  boolean isBroken() {
    synchronized (lock) {
      return broken != null;
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (SegmentWriter open = writer) {
      while (awaitFrames()) {
        linger();
        commitGroup();
      }
    } catch (IOException e) {
      LOG.warn("The journal's segment could not be closed: {}", e.getClass().getName());
    } catch (InterruptedException e) {
      // Nobody but the JVM's end interrupts a thread of our own.
      Thread.currentThread().interrupt();
    }
  }

  /** False when closed and all is committed. */
  private boolean awaitFrames() throws InterruptedException {
    synchronized (lock) {
      while (waiting.isEmpty() && !closed) {
        lock.wait();
      }
      return !waiting.isEmpty();
    }
  }

  private void linger() throws InterruptedException {
    long end = System.nanoTime() + writer.linger().toNanos();
    synchronized (lock) {
      long left = end - System.nanoTime();
      while (!closed && left > 0) {
        lock.wait(left / 1_000_000, (int) (left % 1_000_000));
        left = end - System.nanoTime();
      }
    }
  }

  private void commitGroup() throws InterruptedException {
    byte[] bytes;
    List<CompletableFuture<Void>> group;
    synchronized (lock) {
      bytes = frames.toByteArray();
      group = waiting;
      frames = new ByteArrayOutputStream();
      waiting = new ArrayList<>();
    }
    IOException failure = commit(bytes);
    if (failure == null) {
      group.forEach(durable -> durable.complete(null));
    } else {
      giveUp(failure, group);
    }
  }

  private void giveUp(IOException failure, List<CompletableFuture<Void>> group) {
    LOG.error("The journal cannot be written after {} tries", TRIES, failure);
    List<CompletableFuture<Void>> late;
    synchronized (lock) {
      broken = failure;
      late = waiting;
      waiting = new ArrayList<>();
    }
    group.forEach(durable -> durable.completeExceptionally(failure));
    late.forEach(durable -> durable.completeExceptionally(failure));
  }

  /** Null when durable. */
  private IOException commit(byte[] bytes) throws InterruptedException {
    IOException failure = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        writer.commit(bytes);
        return null;
      } catch (IOException e) {
        failure = e;
        Thread.sleep(FIRST_WAIT.toMillis() << attempt);
      }
    }
    return failure;
  }
}
