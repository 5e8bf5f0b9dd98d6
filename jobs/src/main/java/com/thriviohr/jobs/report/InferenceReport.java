package com.thriviohr.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.pipeline.InferenceReceipt;
import com.thriviohr.jobs.run.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a run that asked models. */
public final class InferenceReport {
  private static final Map<String, String> WHY_UNSENT =
      Map.of(
          "budget_reached", "The budget was reached",
          "endpoint_stopped", "An endpoint refused everybody",
          "journal_failed", "The journal could not be written");

  private final String job;
  private final Counts counts;
  private final JsonNode receipt;
  private final boolean simulated;

  private InferenceReport(String job, Counts counts, JsonNode receipt) {
    this.job = job;
    this.counts = counts;
    this.receipt = receipt;
    this.simulated = receipt.path("simulated").asBoolean();
  }

  /**
   * The page about a finished run.
   *
   * @param job name of the job
   */
  public static RunReport of(String job, Counts counts, InferenceReceipt receipt) {
    return new InferenceReport(job, counts, receipt.json()).page();
  }

  private RunReport page() {
    return new RunReport(job, verdict(), lead())
        .simulated(simulated)
        .put("tiles", tiles())
        .put("exits", SideOutputRows.of(counts))
        .put("spending", spending())
        .put("latencies", latencies());
  }

  private String verdict() {
    String why = WHY_UNSENT.get(receipt.path("outcome").asText());
    if (why != null) {
      return why
          + ": "
          + Figures.grouped(number("prompts", "unsent"), "prompt", "prompts")
          + " unsent";
    }
    return counts.of(Metric.PEOPLE_READ.key()) > 0
        ? Figures.grouped(counts.of(Metric.NUDGES_WRITTEN.key()), "nudge", "nudges") + " written"
        : Figures.grouped(number("prompts", "answered"), "prompt", "prompts") + " answered";
  }

  private String lead() {
    long people = counts.of(Metric.PEOPLE_READ.key());
    String who =
        people == 0
            ? ""
            : Figures.grouped(people, "person was", "people were")
                + " looked at, "
                + Figures.grouped(counts.of(Metric.PEOPLE_SELECTED.key()))
                + " selected. ";
    return who
        + "Of "
        + Figures.grouped(number("prompts", "asked"), "prompt", "prompts")
        + " "
        + Figures.grouped(number("prompts", "answered"))
        + " were answered, "
        + Figures.grouped(number("prompts", "replayed") + number("prompts", "cached"))
        + " of them by the journal without paying again. All of it cost "
        + cost()
        + ".";
  }

  private String cost() {
    JsonNode budget = sums().path("budget");
    String total = usd(sums().path("total"));
    return budget.isMissingNode() ? total : total + " of " + Figures.usd(amount(budget));
  }

  private JsonNode sums() {
    return receipt.path(simulated ? "simulated_cost_usd" : "cost_usd");
  }

  private String usd(JsonNode node) {
    return Figures.usd(amount(node)) + (simulated ? " simulated" : "");
  }

  private List<Map<String, Object>> tiles() {
    List<Map<String, Object>> tiles = new ArrayList<>();
    tiles.add(tile("Prompts", Figures.grouped(number("prompts", "asked"))));
    tiles.add(tile("Calls sent", Figures.grouped(number("calls", "sent"))));
    tiles.add(tile("Repeated", Figures.grouped(number("calls", "retried"))));
    tiles.add(
        tile(simulated ? "Simulated cost" : "Cost", Figures.usd(amount(sums().path("total")))));
    tiles.add(tile("p95 latency", Figures.duration(number("latency_ms", "p95"))));
    tiles.add(tile("Took", Figures.duration(receipt.path("elapsed_ms").asLong())));
    return tiles;
  }

  private static Map<String, Object> tile(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  /** A row for each tenant, model, variant and endpoint. */
  private List<Map<String, Object>> spending() {
    List<Map<String, Object>> rows = new ArrayList<>();
    receipt
        .path("by")
        .fields()
        .forEachRemaining(
            dimension ->
                dimension
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        value ->
                            rows.add(row(dimension.getKey(), value.getKey(), value.getValue()))));
    return rows;
  }

  private Map<String, Object> row(String dimension, String name, JsonNode amounts) {
    return Map.of(
        "dimension", dimension.toLowerCase(Locale.ROOT),
        "name", name,
        "answers", Figures.grouped(amounts.path("answers").asLong()),
        "calls", Figures.grouped(amounts.path("calls").asLong()),
        "input", Figures.grouped(amounts.path("input_tokens").asLong()),
        "output", Figures.grouped(amounts.path("output_tokens").asLong()),
        "cost", usd(amounts.path(simulated ? "simulated_cost_usd" : "cost_usd")));
  }

  private List<Map<String, Object>> latencies() {
    return BarChart.ofPowers(
            "Answers by latency", counts.below(Metric.ANSWERS_LATENCY.key()), Figures::duration)
        .picture();
  }

  private long number(String part, String field) {
    return receipt.path(part).path(field).asLong();
  }

  private static BigDecimal amount(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
  }
}
