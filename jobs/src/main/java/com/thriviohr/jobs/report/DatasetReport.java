package com.thriviohr.jobs.report;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.run.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The report of a dataset run. */
public final class DatasetReport {
  private final Counts counts;
  private final DatasetCounts doors;

  private DatasetReport(Counts counts) {
    this.counts = counts;
    this.doors = new DatasetCounts(counts);
  }

  /** The page about a finished run. */
  public static RunReport of(Counts counts) {
    return new DatasetReport(counts).page();
  }

  private RunReport page() {
    return new RunReport("Fine-tuning dataset", verdict(), lead())
        .put("tiles", tiles())
        .put("exits", SideOutputRows.of(counts))
        .put("entities", Shares.of(counts.below(Metric.ENTITIES.key())))
        .put("rows", Shares.of(doors.rows()))
        .put("tokens", tokens());
  }

  private String verdict() {
    return Figures.grouped(counts.of(Metric.EXAMPLES_READY.key()), "example", "examples")
        + " ready for fine-tuning";
  }

  private String lead() {
    return String.join(
        " ",
        Figures.grouped(counts.of(Metric.MESSAGES_READ.key()), "message", "messages") + " came in.",
        "Every one left by exactly one door: "
            + Figures.grouped(counts.of(Metric.MESSAGES_ASSEMBLED.key()))
            + " in conversations, "
            + Figures.grouped(doors.duplicates())
            + " as duplicates, "
            + Figures.grouped(doors.rejected())
            + " rejected, "
            + Figures.grouped(doors.quarantined())
            + " quarantined, "
            + Figures.grouped(doors.deadLetters(), "dead letter.", "dead letters."),
        Figures.grouped(
                doors.repeatedConversations(), "conversation repeats", "conversations repeat")
            + " another one and stayed out.",
        doors.leaks() == 0
            ? "The leak audit found nothing in the examples."
            : "The leak audit held back " + Figures.grouped(doors.leaks(), "example.", "examples."),
        unknownTenants());
  }

  private String unknownTenants() {
    long messages = counts.of(Metric.MESSAGES_OF_UNKNOWN_TENANTS.key());
    return messages == 0
        ? ""
        : Figures.grouped(messages, "message was", "messages were")
            + " of tenants of whom the roster holds nobody.";
  }

  private List<Map<String, Object>> tiles() {
    long entities = counts.under(Metric.ENTITIES.key());
    List<Map<String, Object>> tiles = new ArrayList<>();
    tiles.add(tile("Messages read", counts.of(Metric.MESSAGES_READ.key())));
    tiles.add(tile("Entities replaced", entities));
    tiles.add(tile("Conversations", counts.of(Metric.CONVERSATIONS_ASSEMBLED.key())));
    tiles.add(tile("Examples made", counts.of(Metric.EXAMPLES_MADE.key())));
    tiles.add(tile("Held back by the leak audit", doors.leaks()));
    tiles.add(Map.of("name", "Took", "value", Figures.duration(counts.of(Metric.ELAPSED.key()))));
    return tiles;
  }

  private static Map<String, Object> tile(String name, long value) {
    return Map.of("name", name, "value", Figures.grouped(value));
  }

  private List<Map<String, Object>> tokens() {
    SortedMap<String, Long> sizes = counts.below(Metric.EXAMPLES_BY_TOKENS.key());
    return BarChart.ofPowers("Examples by estimated tokens", sizes, Figures::grouped).picture();
  }
}
