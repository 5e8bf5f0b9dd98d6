package com.thriviohr.datasets.metric;

import static java.util.Objects.requireNonNull;

/**
 * Everything the jobs count. Counts are Flink accumulators; those of {@link Type#COUNTER} and
 * {@link Type#GAUGE} are Flink metrics too.
 */
public enum Metric {
  MESSAGES_READ(
      "messages.read",
      Type.COUNTER,
      "messages",
      "Lines of the messages that were read, duplicates and unreadable ones among them."),
  MESSAGES_ANONYMISED("messages.anonymised", Type.COUNTER, "messages", "Messages anonymised."),
  MESSAGES_ASSEMBLED(
      "messages.assembled", Type.COUNTER, "messages", "Messages that are part of a conversation."),
  MESSAGES_OF_UNKNOWN_TENANTS(
      "messages.of_unknown_tenants",
      Type.COUNTER,
      "messages",
      "Messages of tenants of whom the roster holds nobody."),
  CONVERSATIONS_ASSEMBLED(
      "conversations.assembled", Type.COUNTER, "conversations", "Conversations assembled."),
  CONVERSATIONS_KEPT(
      "conversations.kept",
      Type.COUNTER,
      "conversations",
      "Conversations that say what no other one says."),
  EXAMPLES_MADE("examples.made", Type.COUNTER, "examples", "Examples made."),
  EXAMPLES_READY(
      "examples.ready",
      Type.COUNTER,
      "examples",
      "Examples that passed the leak audit, which every target chooses from."),
  EXAMPLES_ESTIMATED_TOKENS(
      "examples.estimated_tokens",
      Type.COUNTER,
      "tokens",
      "Estimated tokens of the examples that passed the audit."),
  ENTITIES("entities.", Type.COUNTER, "entities", "Entities replaced, by type."),
  ROWS_WRITTEN("rows.written/", Type.COUNTER, "rows", "Rows written, by form of a target."),
  PEOPLE_READ("people.read", Type.COUNTER, "people", "Roster lines looked at."),
  PEOPLE_SELECTED("people.selected", Type.COUNTER, "people", "People selected for a nudge."),
  PROMPTS_COMPOSED("prompts.composed", Type.COUNTER, "prompts", "Prompts to ask."),
  PROMPTS_ANSWERED("prompts.answered", Type.COUNTER, "prompts", "Prompts answered."),
  PROMPTS_SIMULATED(
      "prompts.simulated", Type.COUNTER, "prompts", "Prompts answered by a simulator."),
  ANSWERS_USAGE_ESTIMATED(
      "answers.usage_estimated",
      Type.COUNTER,
      "answers",
      "Answers of which the endpoint did not say what they took."),
  ANSWERS_CALLS("answers.calls", Type.COUNTER, "calls", "Calls made for the answers."),
  ANSWERS_INPUT_TOKENS(
      "answers.input_tokens", Type.COUNTER, "tokens", "Prompt tokens of the answers."),
  ANSWERS_OUTPUT_TOKENS(
      "answers.output_tokens", Type.COUNTER, "tokens", "Generated tokens of the answers."),
  ANSWERS_COST("answers.cost_micro_usd", Type.COUNTER, "micro-dollars", "Cost of the answers."),
  ANSWERS_REPLAYED(
      "answers.replayed",
      Type.COUNTER,
      "answers",
      "Answers the journal gave again to the run that had paid for them."),
  ANSWERS_CACHED(
      "answers.cached",
      Type.COUNTER,
      "answers",
      "Answers the journal gave to a prompt that did not pay for them."),
  ANSWERS_REPAID(
      "answers.repaid",
      Type.COUNTER,
      "answers",
      "Answers to prompts that were sent before a kill and sent again after it."),
  NUDGES_WRITTEN("nudges.written", Type.COUNTER, "nudges", "Nudges written."),
  DEAD_LETTER_CALLS(
      "dead_letters.calls/", Type.COUNTER, "calls", "Calls made for dead letters, by stage."),
  DEAD_LETTER_COST(
      "dead_letters.cost_micro_usd/",
      Type.COUNTER,
      "micro-dollars",
      "Cost of answers that were of no use, by stage."),
  DEAD_LETTER_INPUT_TOKENS(
      "dead_letters.input_tokens/",
      Type.COUNTER,
      "tokens",
      "Prompt tokens of answers that were of no use, by stage."),
  DEAD_LETTER_OUTPUT_TOKENS(
      "dead_letters.output_tokens/",
      Type.COUNTER,
      "tokens",
      "Generated tokens of answers that were of no use, by stage."),
  EXAMPLES_BY_TOKENS(
      "detail/tokens/",
      Type.DETAIL,
      "examples",
      "Examples by size: powers of two of their estimated tokens."),
  ROWS_OF_FILE("detail/rows/", Type.DETAIL, "rows", "Rows written, by file."),
  MESSAGES_BY_UNKNOWN_TENANT(
      "detail/unknown_tenant/", Type.DETAIL, "messages", "Messages of unknown tenants, by tenant."),
  ANSWERS_BY(
      "detail/by/",
      Type.DETAIL,
      "answers, calls, tokens, micro-dollars",
      "What answers took, by tenant, model, variant and endpoint."),
  ANSWERS_LATENCY("detail/latency/", Type.DETAIL, "answers", "Answers by latency bucket."),
  FIRST_ANSWER_AT(
      "detail/first_answer_at_ms", Type.DETAIL, "ms of the epoch", "When the first answer came."),
  STARTED_AT("detail/started_at_ms", Type.DETAIL, "ms of the epoch", "When the job started."),
  ELAPSED("detail/elapsed_ms", Type.DETAIL, "ms", "How long the job took."),
  CALLS_SENT(
      "detail/calls.sent",
      Type.GAUGE,
      "calls",
      "Calls sent by this JVM, repeats included, since its client chain was opened."),
  CALLS_ANSWERED("detail/calls.answered", Type.GAUGE, "calls", "Calls that brought an answer."),
  CALLS_FAILED(
      "detail/calls.failed/", Type.GAUGE, "calls", "Calls that failed, by kind of failure."),
  CALLS_RETRIED("detail/calls.retried", Type.GAUGE, "calls", "Failed calls that were made again."),
  CALLS_INPUT_TOKENS(
      "detail/calls.input_tokens", Type.GAUGE, "tokens", "Prompt tokens of the answered calls."),
  CALLS_OUTPUT_TOKENS(
      "detail/calls.output_tokens",
      Type.GAUGE,
      "tokens",
      "Generated tokens of the answered calls."),
  CALLS_COST(
      "detail/calls.cost_micro_usd", Type.GAUGE, "micro-dollars", "Cost of the answered calls."),
  CALLS_LATENCY(
      "detail/calls.latency_ms", Type.GAUGE, "ms", "Time of all answered calls together."),
  SHARDS_SUBMITTED(
      "detail/shards.submitted", Type.DETAIL, "shards", "Files of prompts handed to batch jobs."),
  SHARDS_READ(
      "detail/shards.read",
      Type.DETAIL,
      "shards",
      "Files of prompts of which the answers were read."),
  SHARDS_LATE_FILES(
      "detail/shards.late_files",
      Type.DETAIL,
      "files",
      "Files that may be paid although nobody waited for them.");

  /** How a count is shown. */
  public enum Type {
    /** A Flink counter. */
    COUNTER,
    /** A Flink gauge: counted by JVM, a restart begins anew. */
    GAUGE,
    /** For the receipt only: too many for dashboards and manifest. */
    DETAIL
  }

  private static final String DETAIL = "detail/";

  private final String key;
  private final Type type;
  private final String unit;
  private final String meaning;

  Metric(String key, Type type, String unit, String meaning) {
    this.key = requireNonNull(key, "key");
    this.type = requireNonNull(type, "type");
    this.unit = requireNonNull(unit, "unit");
    this.meaning = requireNonNull(meaning, "meaning");
  }

  /** Name of the accumulator; what the names of a family begin with when it ends in / or a dot. */
  public String key() {
    return key;
  }

  /** Name of the accumulator of one member of a family. */
  public String key(String member) {
    return key + member;
  }

  /** How it is shown. */
  public Type type() {
    return type;
  }

  /** What is counted. */
  public String unit() {
    return unit;
  }

  /** One sentence. */
  public String meaning() {
    return meaning;
  }

  /** Name under which Flink's metrics show it. */
  public static String metricName(String key) {
    return isDetail(key) ? key.substring(DETAIL.length()) : key;
  }

  /** True when a name is for the receipt only. */
  public static boolean isDetail(String name) {
    return name.startsWith(DETAIL);
  }
}
