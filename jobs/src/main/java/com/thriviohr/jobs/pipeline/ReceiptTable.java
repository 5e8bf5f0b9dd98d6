package com.thriviohr.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** A receipt for people: a few lines, then one line per tenant, model, variant and endpoint. */
public final class ReceiptTable {
  private static final String ROW = "  %-9s %-32s %9s %9s %11s %11s %12s%n";

  private final JsonNode receipt;
  private final PrintStream out;
  private final boolean simulated;
  private final String cost;

  private ReceiptTable(JsonNode receipt, PrintStream out) {
    this.receipt = receipt;
    this.out = out;
    this.simulated = receipt.path("simulated").asBoolean();
    this.cost = simulated ? InferenceReceipt.SIMULATED_COST : InferenceReceipt.COST;
  }

  /** Prints a receipt. */
  public static void print(InferenceReceipt receipt, PrintStream out) {
    new ReceiptTable(receipt.json(), out).print();
  }

  private void print() {
    JsonNode prompts = receipt.path("prompts");
    JsonNode calls = receipt.path("calls");
    line(
        "Receipt of run %s: %s%s",
        text(receipt, "run_id"),
        text(receipt, "outcome"),
        simulated ? ", SIMULATED: no model was asked and nothing was paid" : "");
    line(
        "  prompts   asked %,d  answered %,d  replayed %,d  cached %,d  refused %,d  unsent %,d",
        number(prompts, "asked"),
        number(prompts, "answered"),
        number(prompts, "replayed"),
        number(prompts, "cached"),
        number(prompts, "refused"),
        number(prompts, "unsent"));
    line(
        "  calls     sent %,d  retried %,d  re-paid %,d  for dead letters %,d",
        number(calls, "sent"),
        number(calls, "retried"),
        number(calls, "repaid"),
        number(calls, "for_dead_letters"));
    prompts
        .path("dead")
        .fields()
        .forEachRemaining(
            kind -> line("  dead      %s %,d", kind.getKey(), kind.getValue().asLong()));
    latency();
    dimensions();
    line(
        "  cost      $%s%s%s%s",
        text(receipt.path(cost), "total"), simulated ? " simulated" : "", budget(), estimated());
  }

  private void latency() {
    JsonNode latency = receipt.path("latency_ms");
    if (number(latency, "p99") == 0) {
      line(
          "  latency   none: nothing was asked at once  %,d a minute",
          number(receipt, "answers_per_minute"));
      return;
    }
    line(
        "  latency   p50 %,d ms  p95 %,d ms  p99 %,d ms  first answer after %,d ms  %,d a minute",
        number(latency, "p50"),
        number(latency, "p95"),
        number(latency, "p99"),
        number(receipt, "time_to_first_answer_ms"),
        number(receipt, "answers_per_minute"));
  }

  private String estimated() {
    long answers = number(receipt.path("tokens"), "estimated_answers");
    return answers == 0
        ? ""
        : String.format(
            Locale.ROOT, ", ESTIMATED for %,d answers that came without their usage", answers);
  }

  private void dimensions() {
    out.printf(
        Locale.ROOT,
        ROW,
        "",
        "",
        "answers",
        "calls",
        "tokens in",
        "tokens out",
        simulated ? "simulated $" : "cost $");
    receipt
        .path("by")
        .fields()
        .forEachRemaining(
            dimension ->
                dimension
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        value -> row(dimension.getKey(), value.getKey(), value.getValue())));
  }

  private void row(String dimension, String name, JsonNode amounts) {
    out.printf(
        Locale.ROOT,
        ROW,
        dimension,
        name,
        grouped(amounts, "answers"),
        grouped(amounts, "calls"),
        grouped(amounts, "input_tokens"),
        grouped(amounts, "output_tokens"),
        text(amounts, cost));
  }

  private String budget() {
    JsonNode budget = receipt.path(cost).path("budget");
    return budget.isMissingNode() ? "" : " of $" + budget.decimalValue().toPlainString();
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private static long number(JsonNode node, String field) {
    return node.path(field).asLong();
  }

  private static String grouped(JsonNode node, String field) {
    return String.format(Locale.ROOT, "%,d", number(node, field));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
  }
}
