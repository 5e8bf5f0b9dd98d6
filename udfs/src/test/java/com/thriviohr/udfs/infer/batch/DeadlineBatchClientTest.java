package com.thriviohr.udfs.infer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Jobs that have two hours, on virtual time. */
class DeadlineBatchClientTest {
  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
  private static final Duration TIME = Duration.ofHours(2);
  private static final Duration POLL = Duration.ofMinutes(1);

  private static final Shard SHARD =
      Shard.newBuilder()
          .setName("shard")
          .setEndpoint("transform")
          .setFolder("s3://company/work/shard")
          .setFiles(List.of(1_000))
          .build();

  private final ManualScheduler scheduler = new ManualScheduler();
  private final FakeObjects objects = new FakeObjects();

  private FakeJobs jobsThatTake(Duration takes) {
    return new FakeJobs(scheduler, objects, takes);
  }

  private CompletableFuture<ShardResult> submit(FakeJobs jobs) {
    Clock clock = Clock.fixed(START.plusNanos(scheduler.nanoTime()), ZoneOffset.UTC);
    PolledBatchClient polled = new PolledBatchClient(jobs, objects.folder(), POLL, scheduler);
    return new DeadlineBatchClient(polled, START.plus(TIME), clock, scheduler)
        .submit(SHARD)
        .toCompletableFuture();
  }

  private static ShardFile onlyFile(CompletableFuture<ShardResult> result) {
    assertThat(result).isDone();
    assertThat(result.join().getFiles()).hasSize(1);
    return result.join().getFiles().get(0);
  }

  @Test
  void takesWhatIsAnsweredEarly() {
    // Given
    FakeJobs jobs = jobsThatTake(Duration.ofHours(1));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(Duration.ofHours(1));

    // Then: and no timer is left that would stop anything
    assertThat(onlyFile(result).getOutput()).isNotNull();
    assertThat(jobs.calls).contains("describe").doesNotContain("stop");
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void takesWhatIsAnsweredJustInTime() {
    // Given: done with the last look before the deadline
    FakeJobs jobs = jobsThatTake(TIME.minus(POLL));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(TIME);

    // Then
    assertThat(onlyFile(result).getOutput()).isNotNull();
    assertThat(jobs.calls).doesNotContain("stop");
  }

  @Test
  void stopsAJobThatMissesItsTime() {
    // Given
    FakeJobs jobs = jobsThatTake(TIME.plusHours(1));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(TIME.plus(POLL));

    // Then
    assertThat(onlyFile(result).getFailure()).isEqualTo("STOPPED");
    assertThat(jobs.calls).containsOnlyOnce("stop");
  }

  @Test
  void doesNotWaitForAJobThatCannotBeStopped() {
    // Given
    FakeJobs jobs = jobsThatTake(TIME.plusHours(1)).deaf();

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(TIME.plus(DeadlineBatchClient.STOPPING));

    // Then
    assertThat(onlyFile(result).getFailure()).isEqualTo(UnansweredShard.LATE);
  }

  @Test
  void stopsAgainWhileTheControlPlaneIsThrottled() {
    // Given: a service that has no ear from before the deadline until a little after
    FakeJobs jobs = jobsThatTake(TIME.plusHours(1));
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(TIME.minus(POLL));
    jobs.throttledUntil(TIME.plus(POLL));

    // When
    scheduler.advance(POLL.multipliedBy(3));

    // Then
    assertThat(onlyFile(result).getFailure()).isEqualTo("STOPPED");
    assertThat(jobs.calls).contains("describe throttled", "stop throttled", "stop");
  }

  @Test
  void startsAJobOnceThereIsRoom() {
    // Given
    FakeJobs jobs = jobsThatTake(Duration.ofMinutes(30)).throttledUntil(Duration.ofMinutes(50));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(Duration.ofMinutes(81));

    // Then
    assertThat(onlyFile(result).getOutput()).isNotNull();
    assertThat(jobs.calls).containsOnlyOnce("start");
  }

  @Test
  void startsNoJobForWhichThereIsRoomTooLate() {
    // Given: submitted twenty minutes before the end, with no room until after it
    scheduler.advance(TIME.minusMinutes(20));
    FakeJobs jobs = jobsThatTake(Duration.ofMinutes(1)).throttledUntil(TIME.plusMinutes(1));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(Duration.ofHours(1));

    // Then
    assertThatThrownBy(result::join).hasCauseInstanceOf(InferenceException.class);
    assertThat(jobs.calls).isNotEmpty().containsOnly("start throttled");
  }

  @Test
  void stopsAtOnceAJobThatStartsAfterItsTime() {
    // Given: a run that starts again after the deadline
    scheduler.advance(TIME.plusMinutes(1));
    FakeJobs jobs = jobsThatTake(Duration.ofHours(1));

    // When
    CompletableFuture<ShardResult> result = submit(jobs);
    scheduler.advance(POLL);

    // Then
    assertThat(onlyFile(result).getFailure()).isEqualTo("STOPPED");
    assertThat(jobs.calls).startsWith("start", "stop");
  }
}
