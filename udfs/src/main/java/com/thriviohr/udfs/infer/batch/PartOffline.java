package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts prompts that go to jobs from those that are asked at once. */
final class PartOffline extends ProcessFunction<Prompt, Prompt> {
  private static final long serialVersionUID = 1L;

  /** Prompts that go to jobs. */
  static final OutputTag<Prompt> OFFLINE = new OutputTag<Prompt>("offline") {};

  private final OfflineEndpoints endpoints;

  PartOffline(OfflineEndpoints endpoints) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
  }

  @Override
  public void processElement(Prompt prompt, Context context, Collector<Prompt> online) {
    if (endpoints.of(prompt).isPresent()) {
      context.output(OFFLINE, prompt);
    } else {
      online.collect(prompt);
    }
  }
}
