package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.budget.WorstCase;
import com.thriviohr.udfs.infer.catalog.BatchJobSettings;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** Prompts of one tenant that gather to a shard of one endpoint. */
final class OpenShard {
  /** What a subtask holds of one shard at most. */
  private static final long MOST_BYTES = 64L << 20;

  private final Endpoint endpoint;
  private final RequestLines lines;
  private final ShardWriter writer;
  private final WorstCase worstCase;
  private final List<Prompt> prompts = new ArrayList<>();
  private long bytes;
  private long mostMicroUsd;

  OpenShard(Endpoint endpoint, RequestLines lines, ShardWriter writer, WorstCase worstCase) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.lines = requireNonNull(lines, "lines");
    this.writer = requireNonNull(writer, "writer");
    this.worstCase = requireNonNull(worstCase, "worstCase");
  }

  /**
   * Adds a prompt.
   *
   * @throws com.thriviohr.udfs.infer.client.InferenceException when the endpoint would drop
   *     something of it
   */
  void add(Prompt prompt) {
    bytes += lines.line(0, prompt).length;
    mostMicroUsd += worstCase.microUsd(prompt);
    prompts.add(prompt);
  }

  boolean isFull() {
    return prompts.size() >= settings().recordsPerJob() || bytes >= MOST_BYTES;
  }

  /** True when a job takes so few. */
  boolean isEnough() {
    return !prompts.isEmpty() && prompts.size() >= endpoint.kind().fewestRecords();
  }

  List<Prompt> prompts() {
    return prompts;
  }

  /** Writes the shard; blocks until it is durable. */
  com.thriviohr.datasets.record.Shard write() {
    List<List<Prompt>> files = new ArrayList<>();
    int perFile = settings().recordsPerFile();
    for (int from = 0; from < prompts.size(); from += perFile) {
      files.add(prompts.subList(from, Math.min(from + perFile, prompts.size())));
    }
    return writer.write(files, mostMicroUsd).join();
  }

  private BatchJobSettings settings() {
    return endpoint.batchJob().orElseThrow();
  }
}
