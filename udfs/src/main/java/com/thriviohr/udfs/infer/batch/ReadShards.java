package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.InferenceException;
import com.thriviohr.udfs.infer.Outcome;
import com.thriviohr.udfs.infer.Usage;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.paid.AnswerChecks;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads the answers of ended shards, file by file, and joins them with their prompts. Every prompt
 * of a shard leaves once: answered, as a dead letter, or to be asked at once.
 */
final class ReadShards extends ProcessFunction<ShardResult, Outcome> {
  private static final long serialVersionUID = 1L;

  /** Prompts that a job left unanswered. */
  static final OutputTag<Prompt> UNANSWERED = new OutputTag<Prompt>("unanswered") {};

  private final OfflineEndpoints endpoints;
  private final AnswerChecks checks;
  private transient HttpTransport transport;

  /**
   * @param checks what answers must be like
   */
  ReadShards(OfflineEndpoints endpoints, AnswerChecks checks) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
    this.checks = requireNonNull(checks, "checks");
  }

  @Override
  public void open(Configuration parameters) {
    transport = endpoints.transport();
  }

  @Override
  public void processElement(ShardResult result, Context context, Collector<Outcome> outcomes)
      throws IOException {
    Endpoint endpoint = endpoints.named(result.getShard().getEndpoint());
    BatchClients clients = endpoints.clients(endpoint, transport, null);
    try (WorkObjects objects = clients.objects()) {
      for (ShardFile file : result.getFiles()) {
        List<Prompt> prompts = PromptFiles.prompts(objects.get(file.getPrompts()).join());
        if (file.getOutput() == null) {
          prompts.forEach(prompt -> leave(prompt, file, prompts.size(), context, outcomes));
        } else {
          read(file, prompts, clients, objects, context, outcomes);
        }
      }
    }
  }

  /** A file without answers: what stands alone or could not be sent at all is a dead letter. */
  private static void leave(
      Prompt prompt, ShardFile file, int prompts, Context context, Collector<Outcome> outcomes) {
    Optional<FailureKind> kind = kind(file, prompts);
    if (kind.isPresent()) {
      outcomes.collect(
          Outcome.of(prompt, new InferenceException(kind.get(), file.getDetail(), null, 0)));
    } else {
      context.output(UNANSWERED, prompt);
    }
  }

  private static Optional<FailureKind> kind(ShardFile file, int prompts) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.name().equals(file.getFailure())) {
        return Optional.of(kind);
      }
    }
    boolean refused =
        prompts == 1
            && RemoteJob.State.FAILED.name().equals(file.getFailure())
            && SplittingBatchClient.blamesTheRecord(file);
    return refused ? Optional.of(FailureKind.INVALID_REQUEST) : Optional.empty();
  }

  private void read(
      ShardFile file,
      List<Prompt> prompts,
      BatchClients clients,
      WorkObjects objects,
      Context context,
      Collector<Outcome> outcomes)
      throws IOException {
    AnswerFileReader answers = new AnswerFileReader(clients, prompts);
    answers.read(
        objects.open(file.getOutput()),
        (prompt, completion, failure) -> {
          if (completion != null) {
            completion.setRoute(endpoints.route(prompt));
            outcomes.collect(checked(prompt, completion));
          } else if (failure.isPresent() && !failure.get().kind().isRetryable()) {
            outcomes.collect(Outcome.of(prompt, failure.get()));
          } else {
            context.output(UNANSWERED, prompt);
          }
        });
  }

  private Outcome checked(Prompt prompt, Completion completion) {
    return checks
        .fault(completion)
        .map(
            fault ->
                Outcome.of(
                    prompt,
                    new InferenceException(
                            FailureKind.ANSWER_REJECTED, fault, null, completion.getAttempts())
                        .withUsage(Usage.of(completion))))
        .orElseGet(() -> Outcome.of(completion));
  }

  @Override
  public void close() {
    if (transport != null) {
      transport.close();
    }
  }
}
