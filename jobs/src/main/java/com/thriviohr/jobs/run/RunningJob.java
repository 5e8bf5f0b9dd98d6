package com.thriviohr.jobs.run;

import com.thriviohr.datasets.metric.Metric;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A submitted job, watched to its end. */
public final class RunningJob {
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private final JobClient client;
  private final ProgressLine progress;
  private final ProgressDisplay display;
  private final Stages stages;
  private final long startedNanos = System.nanoTime();
  private final long startedAtMillis = System.currentTimeMillis();

  private RunningJob(
      JobClient client, ProgressLine progress, ProgressDisplay display, Stages stages) {
    this.client = client;
    this.progress = progress;
    this.display = display;
    this.stages = stages;
  }

  /**
   * Submits the graph and returns when it is done.
   *
   * @return the final counts
   * @throws Exception the failure that ended the job
   */
  public static Counts execute(
      StreamExecutionEnvironment environment, String name, ProgressLine progress, PrintStream out)
      throws Exception {
    JobClient client = environment.executeAsync(name);
    Stages stages = Stages.of(environment.getConfiguration(), client.getJobID());
    return new RunningJob(client, progress, ProgressDisplay.on(out), stages).watch();
  }

  private Counts watch() throws Exception {
    CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
    while (true) {
      try {
        Counts counts =
            timed(result.get(REFRESH.toMillis(), TimeUnit.MILLISECONDS).getAllAccumulatorResults());
        display.finish(progress.write(counts, elapsed()), elapsed());
        return counts;
      } catch (TimeoutException stillRunning) {
        show();
      } catch (ExecutionException e) {
        display.abandon();
        throw failure(e);
      }
    }
  }

  private Counts timed(Map<String, Object> accumulators) {
    Map<String, Object> timed = new HashMap<>(accumulators);
    timed.put(Metric.STARTED_AT.key(), startedAtMillis);
    timed.put(Metric.ELAPSED.key(), elapsed().toMillis());
    return new Counts(timed);
  }

  private void show() throws InterruptedException {
    try {
      Counts counts = new Counts(client.getAccumulators().get());
      String stage = stages.working();
      display.show(
          (stage.isEmpty() ? "" : stage + "  ") + progress.write(counts, elapsed()), elapsed());
    } catch (ExecutionException | IllegalStateException notReachableNow) {
      // The job starts again, or has just ended.
    }
  }

  private static Exception failure(ExecutionException e) {
    return e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}
