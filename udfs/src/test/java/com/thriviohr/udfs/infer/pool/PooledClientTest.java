package com.thriviohr.udfs.infer.pool;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledClientTest {
  private final ManualScheduler scheduler = new ManualScheduler();
  private final FakeInferenceClient one = new FakeInferenceClient();
  private final FakeInferenceClient two = new FakeInferenceClient();
  private final PooledClient pool = new PooledClient(scheduler, new Random(1), scheduler::nanoTime);

  private CompletableFuture<Completion> complete(String id) {
    return pool.complete(prompt(id)).toCompletableFuture();
  }

  @Test
  void finishesNearIdealTimeWhenOneServerIsTenTimesSlower() {
    // When
    double overIdeal = PoolBench.slow(1);

    // Then
    assertThat(overIdeal).isLessThan(1.1);
  }

  @Test
  void losesNothingWhenOneOfThreeServersDies() {
    // Given
    PoolScenario scenario = new PoolScenario(1, 50, 100, 200);
    LoadRun load = scenario.load(4000, 256);
    scenario.scheduler.advance(Duration.ofSeconds(60));

    // When
    scenario.servers.get(1).die();

    // Then
    scenario.finish(load);
    assertThat(load.answered()).isEqualTo(4000);
    assertThat(scenario.retries).as("moves are not retries").hasValue(0);
  }

  @Test
  void sendsPromptsOfALeavingServerElsewhereAtOnce() {
    // Given
    pool.join("one", one, 4);
    CompletableFuture<Completion> result = complete("p");
    pool.join("two", two.answers(), 4);

    // When
    pool.leave("one");

    // Then
    assertThat(one.calls().get(0)).isCancelled();
    assertThat(result).isCompletedWithValueMatching(c -> c.getPromptId().equals("p"));
  }

  @Test
  void sendsPromptsOfADrainingServerElsewhereAtOnce() {
    // Given
    pool.join("one", one.fails(FailureKind.DRAINING), 4);
    pool.join("two", two.answers().answers(), 4);

    // When
    CompletableFuture<Completion> result = complete("p");
    CompletableFuture<Completion> other = complete("q");

    // Then
    assertThat(result).isCompleted();
    assertThat(other).isCompleted();
    assertThat(two.ids()).contains("p", "q");
  }

  @Test
  void keepsWrongRequestsFromWandering() {
    // Given
    pool.join("one", one.fails(FailureKind.INVALID_REQUEST), 4);
    pool.join("two", two.fails(FailureKind.INVALID_REQUEST), 4);

    // When
    CompletableFuture<Completion> result = complete("p");

    // Then
    assertThat(result).isCompletedExceptionally();
    assertThat(one.calls().size() + two.calls().size()).isEqualTo(1);
  }

  @Test
  void restsADeadServerAndProbesItAgain() {
    // Given
    for (int i = 0; i < 3; i++) {
      one.fails(FailureKind.CONNECTION_FAILED);
    }
    pool.join("one", one.answers(), 4);
    for (int i = 0; i < 3; i++) {
      complete("p-" + i);
    }
    CompletableFuture<Completion> later = complete("later");
    boolean rested = !later.isDone();

    // When
    scheduler.advance(Duration.ofSeconds(1));

    // Then
    assertThat(rested).isTrue();
    assertThat(later).isCompleted();
  }

  @Test
  void followsTheServerFile(@TempDir Path dir) throws Exception {
    // Given
    Path file = Files.writeString(dir.resolve("servers"), "http://one\n# spare\nhttp://two\n");
    Map<String, FakeInferenceClient> servers = Map.of("http://one", one, "http://two", two);
    new WatchedServers(file, pool, servers::get, 4, scheduler).start();
    Files.writeString(file, "http://two\n");

    // When
    scheduler.advance(Duration.ofSeconds(2));

    // Then
    assertThat(pool.names()).containsExactly("http://two");
  }

  @Test
  void cancelledPromptIsCancelledAtItsServerAndNotMoved() {
    // Given
    pool.join("one", one, 4);
    pool.join("two", two, 4);
    CompletableFuture<Completion> result = complete("p");

    // When
    result.cancel(true);

    // Then
    assertThat(one.calls().size() + two.calls().size()).isEqualTo(1);
  }
}
