package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;

/** An endpoint with the model it serves: makes completions of answers. */
public final class ModelEndpoint {
  private final Endpoint endpoint;
  private final InferenceModel model;
  private final Clock clock;

  /**
   * @param endpoint where the calls go
   * @param model what answers there
   * @param clock time of the answers
   */
  public ModelEndpoint(Endpoint endpoint, InferenceModel model, Clock clock) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.model = requireNonNull(model, "model");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Where the calls go. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Name of the endpoint. */
  public String name() {
    return endpoint.name();
  }

  String modelId() {
    return model.id();
  }

  Clock clock() {
    return clock;
  }

  /** True when the limit of tokens is called {@code max_completion_tokens}. */
  boolean takesCompletionTokens() {
    return model.parameters().takesCompletionTokens();
  }

  /**
   * Parameters of a prompt's request: its own, and the model's where it has none.
   *
   * @throws InferenceException INVALID_REQUEST for one that this endpoint would drop
   */
  SortedMap<String, JsonNode> parameters(Prompt prompt) {
    SortedMap<String, JsonNode> parameters = new TreeMap<>();
    model
        .parameters()
        .with(prompt.getParameters())
        .forEach((name, json) -> parameters.put(name, JsonBodies.value(json)));
    for (String name : parameters.keySet()) {
      if (!endpoint.takes(name)) {
        throw new InferenceException(
            FailureKind.INVALID_REQUEST,
            "Endpoint '" + name() + "' takes no " + name + ": leave it out or ask another endpoint",
            null,
            0);
      }
    }
    return parameters;
  }

  /** Tokens to ask for: a request over the model's limit is refused whole, so it is cut to it. */
  int maxTokens(Prompt prompt) {
    return Math.min(prompt.getMaxTokens(), model.limits().maxOutput());
  }

  /** The completion, still without route, cost and latency, which decorators add. */
  public Completion completion(Prompt prompt, Answer answer) {
    return Completion.newBuilder()
        .setTenantId(prompt.getTenantId())
        .setPromptId(prompt.getPromptId())
        .setTask(prompt.getTask())
        .setSubjectId(prompt.getSubjectId())
        .setTemplateId(prompt.getTemplateId())
        .setPlaceholders(prompt.getPlaceholders())
        .setAttributes(prompt.getAttributes())
        .setText(answer.text())
        .setFinishReason(answer.finishReason())
        .setRoute("")
        .setModel(model.id())
        .setEndpoint(endpoint.name())
        .setVariant(endpoint.targetVariant().orElse(null))
        .setSimulated(endpoint.isSimulated())
        .setInputTokens(answer.tokens().input())
        .setOutputTokens(answer.tokens().output())
        .setUsageEstimated(answer.tokens().isEstimated())
        .setCostMicroUsd(0)
        .setAttempts(1)
        .setLatencyMs(0)
        .setCompletedAt(clock.instant())
        .build();
  }
}
