package com.thriviohr.udfs.infer.assembly;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.client.LiveCount;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The accumulators in which a worker says what its calls come to, while prompts are still under
 * way. Counted by JVM since its chain was opened; a restart begins anew.
 */
public final class CallCounts implements AutoCloseable {
  /** Calls sent. */
  public static final String SENT = "detail/calls.sent";

  /** Calls that brought an answer. */
  public static final String ANSWERED = "detail/calls.answered";

  /** What the names of failed calls' counts begin with; then comes the kind. */
  public static final String FAILED = "detail/calls.failed/";

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
    context.addAccumulator(SENT, live(InferenceMetrics::sentSum));
    context.addAccumulator(ANSWERED, live(InferenceMetrics::answeredSum));
    for (FailureKind kind : FailureKind.values()) {
      context.addAccumulator(FAILED + kind, live(metrics -> metrics.failedSum(kind)));
    }
  }

  private LiveCount live(ToLongFunction<InferenceMetrics> count) {
    return new LiveCount(
        () -> SharedInference.metrics(settings).map(count::applyAsLong).orElse(0L));
  }

  @Override
  public void close() {
    if (reports) {
      REPORTED.remove(settings);
    }
  }
}
