package com.thriviohr.jobs.run;

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
  /** When the job was submitted, in milliseconds of the epoch. */
  public static final String STARTED_AT = Counts.DETAIL + "started_at_ms";

  /** Milliseconds from submission to end. */
  public static final String ELAPSED = Counts.DETAIL + "elapsed_ms";

  private static final Duration REFRESH = Duration.ofSeconds(1);

  private final JobClient client;
  private final ProgressLine progress;
  private final PrintStream out;
  private final long startedNanos = System.nanoTime();
  private final long startedAtMillis = System.currentTimeMillis();

  private RunningJob(JobClient client, ProgressLine progress, PrintStream out) {
    this.client = client;
    this.progress = progress;
    this.out = out;
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
    return new RunningJob(environment.executeAsync(name), progress, out).watch();
  }

  private Counts watch() throws Exception {
    CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
    String last = "";
    while (true) {
      try {
        Counts counts =
            timed(result.get(REFRESH.toMillis(), TimeUnit.MILLISECONDS).getAllAccumulatorResults());
        out.println(progress.write(counts, elapsed()));
        return counts;
      } catch (TimeoutException stillRunning) {
        last = show(last);
      } catch (ExecutionException e) {
        throw failure(e);
      }
    }
  }

  private Counts timed(Map<String, Object> accumulators) {
    Map<String, Object> timed = new HashMap<>(accumulators);
    timed.put(STARTED_AT, startedAtMillis);
    timed.put(ELAPSED, elapsed().toMillis());
    return new Counts(timed);
  }

  private String show(String last) throws InterruptedException {
    try {
      String line = progress.write(new Counts(client.getAccumulators().get()), elapsed());
      if (!line.equals(last)) {
        out.println(line);
      }
      return line;
    } catch (ExecutionException | IllegalStateException notReachableNow) {
      return last;
    }
  }

  private static Exception failure(ExecutionException e) {
    return e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}
