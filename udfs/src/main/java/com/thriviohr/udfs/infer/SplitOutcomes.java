package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends completions on and dead letters to {@link DeadLetters#TAG}, and counts both for the run
 * report and the dashboards. The counts start again when the job does after a failure.
 */
public final class SplitOutcomes extends ProcessFunction<Outcome, Completion> {
  private static final long serialVersionUID = 1L;

  /** Accumulator: calls sent for the prompts that came out, repeats included. */
  public static final String SENT = "infer.sent";

  /** Accumulator: prompts answered. */
  public static final String ANSWERED = "infer.answered";

  /** Accumulator: prompts that became dead letters. */
  public static final String DEAD = "infer.dead";

  /** Accumulator: calls beyond the first of each prompt. */
  public static final String RETRIES = "infer.retries";

  /** Accumulator: prompt tokens of the answers. */
  public static final String INPUT_TOKENS = "infer.input_tokens";

  /** Accumulator: generated tokens of the answers. */
  public static final String OUTPUT_TOKENS = "infer.output_tokens";

  /** Accumulator: cost of the answers in millionths of a US dollar. */
  public static final String COST_MICRO_USD = "infer.cost_micro_usd";

  private transient LongCounter sent;
  private transient LongCounter answered;
  private transient LongCounter dead;
  private transient LongCounter retries;
  private transient LongCounter inputTokens;
  private transient LongCounter outputTokens;
  private transient LongCounter costMicroUsd;
  private transient Counter completionsOut;
  private transient Counter deadLettersOut;

  @Override
  public void open(Configuration parameters) {
    sent = accumulator(SENT);
    answered = accumulator(ANSWERED);
    dead = accumulator(DEAD);
    retries = accumulator(RETRIES);
    inputTokens = accumulator(INPUT_TOKENS);
    outputTokens = accumulator(OUTPUT_TOKENS);
    costMicroUsd = accumulator(COST_MICRO_USD);
    completionsOut = getRuntimeContext().getMetricGroup().counter("inferCompletions");
    deadLettersOut = getRuntimeContext().getMetricGroup().counter("inferDeadLetters");
  }

  @Override
  public void processElement(Outcome outcome, Context context, Collector<Completion> out) {
    if (outcome.getCompletion() != null) {
      count(outcome.getCompletion());
      out.collect(outcome.getCompletion());
    } else {
      count(outcome.getDeadLetter());
      context.output(DeadLetters.TAG, outcome.getDeadLetter());
    }
  }

  private void count(Completion completion) {
    completionsOut.inc();
    answered.add(1);
    calls(completion.getAttempts());
    inputTokens.add(completion.getInputTokens());
    outputTokens.add(completion.getOutputTokens());
    costMicroUsd.add(completion.getCostMicroUsd());
  }

  private void count(DeadLetter deadLetter) {
    deadLettersOut.inc();
    dead.add(1);
    calls(deadLetter.getAttempts());
  }

  private void calls(int attempts) {
    sent.add(attempts);
    retries.add(Math.max(0, attempts - 1));
  }

  private LongCounter accumulator(String name) {
    LongCounter counter = new LongCounter();
    getRuntimeContext().addAccumulator(name, counter);
    return counter;
  }
}
