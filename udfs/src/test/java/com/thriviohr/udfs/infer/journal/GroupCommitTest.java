package com.thriviohr.udfs.infer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
  private final List<Integer> commits = new CopyOnWriteArrayList<>();
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();

  private final SegmentWriter writer =
      new SegmentWriter() {
        @Override
        public void commit(byte[] frames) throws IOException {
          entered.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("planned");
          }
          commits.add(frames.length);
        }

        @Override
        public Duration linger() {
          return Duration.ZERO;
        }

        @Override
        public void close() {
          commits.add(-1);
        }
      };

  @Test
  void whatArrivesDuringACommitGoesWithTheNext() throws Exception {
    // Given
    GroupCommit group = new GroupCommit(writer);
    CompletableFuture<Void> first = group.append(new byte[1]);
    entered.await();
    CompletableFuture<Void> second = group.append(new byte[2]);
    CompletableFuture<Void> third = group.append(new byte[3]);
    boolean early = first.isDone() || second.isDone();

    // When
    go.countDown();
    third.get(30, TimeUnit.SECONDS);
    group.close();

    // Then
    assertThat(early).isFalse();
    assertThat(second).isCompleted();
    assertThat(commits).containsExactly(1, 5, -1);
  }

  @Test
  void closingCommitsWhatIsOpen() {
    // Given
    go.countDown();
    GroupCommit group = new GroupCommit(writer);
    CompletableFuture<Void> open = group.append(new byte[7]);

    // When
    group.close();

    // Then
    assertThat(open).isCompleted();
    assertThat(commits).containsExactly(7, -1);
    assertThat(group.append(new byte[1])).isCompletedExceptionally();
  }

  @Test
  void repeatsAFailedCommit() {
    // Given
    failures.set(1);
    go.countDown();
    GroupCommit group = new GroupCommit(writer);
    CompletableFuture<Void> open = group.append(new byte[7]);

    // When
    group.close();

    // Then
    assertThat(open).isCompleted();
    assertThat(group.isBroken()).isFalse();
  }

  @Test
  void everyFutureFailsAfterTheLastRepeat() {
    // Given
    failures.set(100);
    go.countDown();
    GroupCommit group = new GroupCommit(writer);
    CompletableFuture<Void> open = group.append(new byte[7]);

    // When
    group.close();

    // Then
    assertThat(open).isCompletedExceptionally();
    assertThat(group.isBroken()).isTrue();
    assertThat(commits).containsExactly(-1);
  }
}
