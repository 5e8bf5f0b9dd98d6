package com.thriviohr.udfs.infer;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.assembly.CallCounts;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends completions on and dead letters to {@link DeadLetters#TAG}, and counts both for dashboards.
 * These counts start again when the job does after a failure; a run's receipt has counts of its
 * own.
 */
public final class SplitOutcomes extends ProcessFunction<InferenceOutcome, Completion> {
  private static final long serialVersionUID = 1L;

  private final InferenceSettings settings;
  private transient CallCounts calls;
  private transient Counter completionsOut;
  private transient Counter deadLettersOut;

  /**
   * @param settings by which the worker's chain is shared; its calls are reported from here, since
   *     Flink lets no asynchronous function report any
   */
  public SplitOutcomes(InferenceSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public void open(Configuration parameters) {
    calls = new CallCounts(settings);
    calls.report(getRuntimeContext());
    completionsOut = getRuntimeContext().getMetricGroup().counter("inferCompletions");
    deadLettersOut = getRuntimeContext().getMetricGroup().counter("inferDeadLetters");
  }

  @Override
  public void close() {
    if (calls != null) {
      calls.close();
    }
  }

  @Override
  public void processElement(InferenceOutcome outcome, Context context, Collector<Completion> out) {
    if (outcome.getCompletion() != null) {
      completionsOut.inc();
      out.collect(outcome.getCompletion());
    } else {
      deadLettersOut.inc();
      context.output(DeadLetters.TAG, outcome.getDeadLetter());
    }
  }
}
