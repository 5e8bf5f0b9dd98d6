package com.thriviohr.jobs.pipeline;

import com.thriviohr.udfs.infer.batch.AbandonedJobs;
import com.thriviohr.udfs.infer.batch.OfflineEndpoints;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says what a run that fails, or is cancelled or interrupted, leaves at services that run jobs; or
 * stops it, where the settings say so.
 */
public final class JobsLeftBehind {
  private final InferenceSettings settings;
  private final PrintStream out;
  private final AtomicBoolean told = new AtomicBoolean();

  private JobsLeftBehind(InferenceSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs to the end.
   *
   * @param run the run
   * @throws Exception the run's own
   */
  public static <T> T watch(InferenceSettings settings, PrintStream out, Callable<T> run)
      throws Exception {
    JobsLeftBehind left = new JobsLeftBehind(settings, out);
    Thread interrupted = new Thread(left::tell, "jobs-left-behind");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      T result = run.call();
      left.told.set(true);
      return result;
    } catch (Exception e) {
      left.tell();
      throw e;
    } finally {
      forget(interrupted);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // It runs.
    }
  }

  private void tell() {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    try {
      AbandonedJobs jobs =
          new AbandonedJobs(new OfflineEndpoints(CatalogLoader.load(settings), settings));
      int count = settings.stopsJobs() ? jobs.stop() : jobs.count();
      if (count > 0) {
        out.println(sentence(count));
      }
    } catch (CompletionException e) {
      out.println(
          "Whether remote jobs of run '"
              + settings.runId()
              + "' go on is not known, look at the console: "
              + Calls.failure(e).getMessage());
    }
  }

  private String sentence(int count) {
    return settings.stopsJobs()
        ? "Remote jobs of run '" + settings.runId() + "' that were stopped: " + count
        : "Remote jobs of run '"
            + settings.runId()
            + "' that go on and are paid: "
            + count
            + ". Start it again under its --run.id to use their answers; --inference.stop-jobs true"
            + " would stop them.";
  }
}
