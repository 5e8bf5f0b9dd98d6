package com.thriviohr.udfs.infer.assembly;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.client.LiveCount;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The accumulators and metrics in which a worker says what its calls come to, while prompts are
 * still under way. Counted by JVM since its chain was opened; a restart begins anew.
 */
public final class CallCounts implements AutoCloseable {
  /** Chains of this JVM that are reported: one subtask speaks for all. */
  private static final Set<InferenceSettings> REPORTED = ConcurrentHashMap.newKeySet();

  private final InferenceSettings settings;
  private final boolean reports;

  /**
   * @param settings by which the JVM's chain is shared
   */
  public CallCounts(InferenceSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.reports = REPORTED.add(settings);
  }

  /** Registers the counts, unless another subtask of this JVM has. */
  public void report(RuntimeContext context) {
    if (!reports) {
      return;
    }
    report(context, Metric.CALLS_SENT.key(), InferenceMetrics::sentSum);
    report(context, Metric.CALLS_ANSWERED.key(), InferenceMetrics::answeredSum);
    report(context, Metric.CALLS_RETRIED.key(), InferenceMetrics::retriedSum);
    report(context, Metric.CALLS_INPUT_TOKENS.key(), InferenceMetrics::inputTokenSum);
    report(context, Metric.CALLS_OUTPUT_TOKENS.key(), InferenceMetrics::outputTokenSum);
    report(context, Metric.CALLS_COST.key(), InferenceMetrics::costMicroUsdSum);
    report(context, Metric.CALLS_LATENCY.key(), InferenceMetrics::latencyMillisSum);
    for (FailureKind kind : FailureKind.values()) {
      report(context, Metric.CALLS_FAILED.key(kind.name()), metrics -> metrics.failedSum(kind));
    }
  }

  private void report(RuntimeContext context, String name, ToLongFunction<InferenceMetrics> count) {
    LongSupplier live = () -> SharedInference.metrics(settings).map(count::applyAsLong).orElse(0L);
    context.addAccumulator(name, new LiveCount(live));
    context.getMetricGroup().gauge(Metric.metricName(name), live::getAsLong);
  }

  @Override
  public void close() {
    if (reports) {
      REPORTED.remove(settings);
    }
  }
}
