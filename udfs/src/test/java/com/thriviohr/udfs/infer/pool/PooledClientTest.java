package com.thriviohr.udfs.infer.pool;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private void join(String name, InferenceClient server) {
    pool.join(name, server, new AdaptiveLimit(4, 4, scheduler::nanoTime));
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
    join("one", one);
    CompletableFuture<Completion> result = complete("p");
    join("two", two.answers());

    // When
    pool.leave("one");

    // Then
    assertThat(one.calls().get(0)).isCancelled();
    assertThat(result).isCompletedWithValueMatching(c -> c.getPromptId().equals("p"));
  }

  @Test
  void sendsPromptsOfADrainingServerElsewhereAtOnce() {
    // Given
    join("one", one.fails(FailureKind.DRAINING));
    join("two", two.answers().answers());

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
    join("one", one.fails(FailureKind.INVALID_REQUEST));
    join("two", two.fails(FailureKind.INVALID_REQUEST));

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
    join("one", one.answers());
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
    watch(file, servers);
    Files.writeString(file, "http://two\n");

    // When
    scheduler.advance(Duration.ofSeconds(2));

    // Then
    assertThat(pool.names()).containsExactly("http://two");
  }

  @Test
  void followsAFolderInWhichServersListThemselves(@TempDir Path dir) throws Exception {
    // Given: two servers, of which one falls silent, and a third that has been silent for an hour
    Map<String, FakeInferenceClient> servers =
        Map.of("http://one", one, "http://two", two, "http://dead", new FakeInferenceClient());
    Path first = Files.writeString(dir.resolve("i-1"), "http://one\n");
    Files.writeString(dir.resolve("i-2"), "http://two\n");
    Path dead = Files.writeString(dir.resolve("i-3"), "http://dead\n");
    Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    watch(dir, servers);
    List<String> before = List.copyOf(pool.names());
    Files.setLastModifiedTime(first, FileTime.from(Instant.now().minus(Duration.ofMinutes(6))));

    // When
    scheduler.advance(Duration.ofSeconds(2));

    // Then
    assertThat(before).containsExactlyInAnyOrder("http://one", "http://two");
    assertThat(pool.names()).containsExactly("http://two");
  }

  private void watch(Path list, Map<String, FakeInferenceClient> servers) {
    new WatchedServers(
            new org.apache.flink.core.fs.Path(list.toUri()),
            pool,
            url -> join(url, servers.get(url)),
            scheduler)
        .start();
  }

  @Test
  void asksAnotherServerBesideASlowOne() {
    // Given
    join("one", one);
    join("two", two);
    Prompt prompt = FakeInferenceClient.prompt("p");
    pool.complete(prompt);

    // When
    pool.complete(prompt, QueuePosition.hedge());
    CompletableFuture<Completion> third =
        pool.complete(prompt, QueuePosition.hedge()).toCompletableFuture();

    // Then
    assertThat(one.ids()).containsExactly("p");
    assertThat(two.ids()).containsExactly("p");
    assertThat(third).as("there is no third server").isCompletedExceptionally();
  }

  @Test
  void cancelledPromptIsCancelledAtItsServerAndNotMoved() {
    // Given
    join("one", one);
    join("two", two);
    CompletableFuture<Completion> result = complete("p");

    // When
    result.cancel(true);

    // Then
    assertThat(one.calls().size() + two.calls().size()).isEqualTo(1);
  }
}
