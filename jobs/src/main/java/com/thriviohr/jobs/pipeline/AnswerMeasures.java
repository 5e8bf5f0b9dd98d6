package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.jobs.run.RecordCounter;
import java.util.function.ObjLongConsumer;

/**
 * What the receipt says of answers: calls, tokens and cost, in all and by tenant, model, variant
 * and endpoint, and how long they took. An answer out of the cache has taken no call and no token.
 */
public final class AnswerMeasures implements RecordCounter.Measure<Completion> {
  private static final long serialVersionUID = 1L;

  @Override
  public void measure(Completion answer, ObjLongConsumer<String> counter) {
    counter.accept(Metric.PROMPTS_ANSWERED.key(), 1);
    switch (answer.getOrigin()) {
      case CACHE:
        counter.accept(Metric.ANSWERS_CACHED.key(), 1);
        break;
      case REPLAY:
        counter.accept(Metric.ANSWERS_REPLAYED.key(), 1);
        break;
      case MODEL:
        latency(answer, counter);
        break;
    }
    if (answer.getUsageEstimated()) {
      counter.accept(Metric.ANSWERS_USAGE_ESTIMATED.key(), 1);
    }
    if (answer.getSimulated()) {
      counter.accept(Metric.PROMPTS_SIMULATED.key(), 1);
    }
    counter.accept(Metric.ANSWERS_REPAID.key(), answer.getRepaid() ? 1 : 0);
    amounts(answer, "answers.", counter);
    by("tenant", answer.getTenantId(), answer, counter);
    by("model", answer.getModel(), answer, counter);
    by("endpoint", answer.getEndpoint(), answer, counter);
    if (answer.getVariant() != null) {
      by("variant", answer.getVariant(), answer, counter);
    }
  }

  /** What a job of its own answers has no latency that compares. */
  private static void latency(Completion answer, ObjLongConsumer<String> counter) {
    if (answer.getLatencyMs() > 0) {
      counter.accept(Metric.ANSWERS_LATENCY.key() + LatencyBuckets.name(answer.getLatencyMs()), 1);
    }
  }

  private static void by(
      String dimension, String value, Completion answer, ObjLongConsumer<String> counter) {
    String prefix = Metric.ANSWERS_BY.key() + dimension + "/" + value + "/";
    counter.accept(prefix + "answers", 1);
    amounts(answer, prefix, counter);
  }

  private static void amounts(Completion answer, String prefix, ObjLongConsumer<String> counter) {
    boolean paid = answer.getOrigin() != AnswerOrigin.CACHE;
    counter.accept(prefix + "calls", answer.getAttempts());
    counter.accept(prefix + "input_tokens", paid ? answer.getInputTokens() : 0);
    counter.accept(prefix + "output_tokens", paid ? answer.getOutputTokens() : 0);
    counter.accept(prefix + "cost_micro_usd", answer.getCostMicroUsd());
  }
}
