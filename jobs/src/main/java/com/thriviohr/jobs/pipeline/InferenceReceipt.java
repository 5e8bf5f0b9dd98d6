package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.sink.Manifest;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a run asked, got and paid, under its id: what it paid before it was killed and started again
 * is in it, what other runs paid is not. A call lost with a killed process counts as re-paid when
 * it is sent again, since only the provider knows whether it was billed.
 */
public final class InferenceReceipt {
  /** Name of the sums in US dollars; of simulated calls they bear another name. */
  static final String COST = "cost_usd";

  static final String SIMULATED_COST = "simulated_cost_usd";

  /** Name of the receipt's file. */
  public static final String FILE_NAME = "receipt.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int FORMAT_VERSION = 1;

  /** Why prompts are left unsent, the weightiest first; the outcome bears its name. */
  private static final List<FailureKind> UNSENT =
      List.of(FailureKind.JOURNAL_FAILED, FailureKind.ENDPOINT_STOPPED, FailureKind.BUDGET_REACHED);

  private final Counts counts;
  private final InferenceSettings config;
  private final ObjectNode json = MAPPER.createObjectNode();

  private InferenceReceipt(Counts counts, InferenceSettings config) {
    this.counts = requireNonNull(counts, "counts");
    this.config = requireNonNull(config, "config");
  }

  /** The receipt of a finished job. */
  public static InferenceReceipt of(String job, Counts counts, InferenceSettings config) {
    InferenceReceipt receipt = new InferenceReceipt(counts, config);
    receipt.json.put("format_version", FORMAT_VERSION).put("job", job);
    receipt.json.put("run_id", config.runId());
    receipt.json.put("simulated", receipt.isSimulated());
    receipt.json.put("outcome", receipt.outcome());
    receipt.addPrompts();
    receipt.addCalls();
    receipt.addMoney();
    receipt.addTimes();
    receipt.addDimensions();
    return receipt;
  }

  /** Adds to a manifest who answered. */
  public Manifest describe(Manifest manifest) {
    return manifest
        .simulated(isSimulated())
        .put("catalog_version", InferencePipeline.catalogVersion(config));
  }

  /** The receipt as JSON. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /**
   * Writes {@value #FILE_NAME}.
   *
   * @throws IOException when the folder cannot be written
   */
  public InferenceReceipt write(OutputFolder folder) throws IOException {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    folder.write(FILE_NAME, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** True when a simulator answered. */
  public boolean isSimulated() {
    return config.simulated().isPresent() || new InferenceRunCounts(counts).isSimulated();
  }

  private String cost() {
    return isSimulated() ? SIMULATED_COST : COST;
  }

  private long dead(FailureKind kind) {
    return counts.of(SideOutputs.prefix(Door.DEAD_LETTER, InferenceOutcome.STAGE) + kind.name());
  }

  private long unsent() {
    return UNSENT.stream().mapToLong(this::dead).sum();
  }

  private Optional<FailureKind> whyUnsent() {
    return UNSENT.stream().filter(kind -> dead(kind) > 0).findFirst();
  }

  private String outcome() {
    return whyUnsent().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("complete");
  }

  /**
   * A budget that is reached is an end that was asked for; these are not.
   *
   * @param deadLetters folder that says more
   * @throws InvalidInputException when prompts were left unsent although there was money for them
   */
  public InferenceReceipt requireSent(String deadLetters) {
    Optional<FailureKind> why = whyUnsent().filter(kind -> kind != FailureKind.BUDGET_REACHED);
    if (why.isPresent()) {
      boolean journal = why.get() == FailureKind.JOURNAL_FAILED;
      throw new InvalidInputException(
          unsent()
              + " prompts were not sent since "
              + (journal ? "the journal cannot be written" : "an endpoint refuses everybody")
              + ": "
              + deadLetters
              + " holds the reason. Correct it and run again; with a journal nothing is paid twice.");
    }
    return this;
  }

  private void addPrompts() {
    ObjectNode prompts = json.putObject("prompts");
    long answered = counts.of(Metric.PROMPTS_ANSWERED.key());
    long replayed = counts.of(Metric.ANSWERS_REPLAYED.key());
    long cached = counts.of(Metric.ANSWERS_CACHED.key());
    prompts.put("asked", counts.of(Metric.PROMPTS_COMPOSED.key()));
    prompts.put("answered", answered);
    prompts.put("answered_by_model", answered - replayed - cached);
    prompts.put("replayed", replayed);
    prompts.put("cached", cached);
    prompts.put("refused", dead(FailureKind.CONTENT_REFUSED));
    prompts.put("unsent", unsent());
    ObjectNode dead = prompts.putObject("dead");
    counts.below(SideOutputs.prefix(Door.DEAD_LETTER, InferenceOutcome.STAGE)).forEach(dead::put);
  }

  private void addCalls() {
    long forAnswers = counts.of(Metric.ANSWERS_CALLS.key());
    long inVain = counts.of(Metric.DEAD_LETTER_CALLS.key() + InferenceOutcome.STAGE);
    long repaid = counts.of(Metric.ANSWERS_REPAID.key());
    long paidAnswers =
        counts.of(Metric.PROMPTS_ANSWERED.key()) - counts.of(Metric.ANSWERS_CACHED.key());
    ObjectNode calls = json.putObject("calls");
    calls.put("sent", forAnswers + inVain + repaid);
    calls.put("for_answers", forAnswers);
    calls.put("for_dead_letters", inVain);
    calls.put("retried", forAnswers - paidAnswers);
    calls.put("repaid", repaid);
    long shards = counts.of(Metric.SHARDS_READ.key());
    if (shards > 0) {
      calls.put("shards", shards);
      calls.put("late_files", counts.of(Metric.SHARDS_LATE_FILES.key()));
    }
  }

  private void addMoney() {
    long inVain = counts.of(Metric.DEAD_LETTER_COST.key() + InferenceOutcome.STAGE);
    InferenceRunCounts inference = new InferenceRunCounts(counts);
    json.putObject("tokens")
        .put("input", inference.inputTokens())
        .put("output", inference.outputTokens())
        .put("estimated_answers", counts.of(Metric.ANSWERS_USAGE_ESTIMATED.key()));
    ObjectNode cost = json.putObject(cost());
    cost.put("total", usd(counts.of(Metric.ANSWERS_COST.key()) + inVain));
    cost.put("answers", usd(counts.of(Metric.ANSWERS_COST.key())));
    cost.put("dead_letters", usd(inVain));
    config.budgetMicroUsd().ifPresent(budget -> cost.put("budget", usd(budget)));
  }

  private void addTimes() {
    SortedMap<String, Long> latencies = counts.below(Metric.ANSWERS_LATENCY.key());
    json.putObject("latency_ms")
        .put("p50", LatencyBuckets.percentile(latencies, 0.50))
        .put("p95", LatencyBuckets.percentile(latencies, 0.95))
        .put("p99", LatencyBuckets.percentile(latencies, 0.99));
    long elapsed = counts.of(Metric.ELAPSED.key());
    json.put("elapsed_ms", elapsed);
    if (!latencies.isEmpty()) {
      long first = counts.of(Metric.FIRST_ANSWER_AT.key()) - counts.of(Metric.STARTED_AT.key());
      json.put("time_to_first_answer_ms", Math.max(0, first));
    }
    long perMinute = elapsed == 0 ? 0 : counts.of(Metric.PROMPTS_ANSWERED.key()) * 60_000 / elapsed;
    json.put("answers_per_minute", perMinute);
  }

  private void addDimensions() {
    ObjectNode by = json.putObject("by");
    for (String dimension : new String[] {"tenant", "model", "variant", "endpoint"}) {
      ObjectNode values = by.putObject(dimension);
      counts
          .below(Metric.ANSWERS_BY.key() + dimension + "/")
          .forEach(
              (path, count) -> {
                // A model id may hold a slash, the measure's name never does.
                int slash = path.lastIndexOf('/');
                put(
                    values.withObjectProperty(path.substring(0, slash)),
                    path.substring(slash + 1),
                    count);
              });
    }
  }

  private void put(ObjectNode value, String measure, long count) {
    if (measure.equals("cost_micro_usd")) {
      value.put(cost(), usd(count));
    } else {
      value.put(measure, count);
    }
  }

  /** Six places, so that nothing is rounded. */
  private static BigDecimal usd(long microUsd) {
    return BigDecimal.valueOf(microUsd, 6);
  }
}
