package com.thriviohr.jobs.settings;

import com.thriviohr.udfs.secret.SecretReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Which models answer, and how patiently they are asked. */
public final class InferenceConfig {
  private final Optional<String> catalog;
  private final Optional<String> endpoint;
  private final Optional<String> model;
  private final Optional<SecretReference> credentials;
  private final ConnectionConfig connections;
  private final Optional<String> simulator;
  private final List<String> simulated;
  private final Optional<String> route;
  private final Optional<String> region;
  private final Optional<Duration> attemptTimeout;
  private final Duration totalTimeout;
  private final int maxAttempts;
  private final int concurrency;
  private final Optional<String> journal;
  private final Duration journalRetention;
  private final Optional<Double> budget;
  private final Optional<Instant> deadline;
  private final Duration deadlineMargin;
  private final boolean stopsJobs;
  private final String runId;
  private final Optional<String> checks;

  InferenceConfig(Settings settings) {
    this.catalog = settings.optional(InferenceOptions.CATALOG);
    this.endpoint = settings.optional(InferenceOptions.ENDPOINT);
    this.model = settings.optional(InferenceOptions.MODEL);
    this.credentials = credentials(settings);
    this.connections = new ConnectionConfig(settings);
    this.simulator = settings.optional(InferenceOptions.SIMULATOR);
    this.simulated = simulated(settings);
    this.route = settings.optional(InferenceOptions.ROUTE);
    this.region = settings.optional(InferenceOptions.REGION);
    this.attemptTimeout = settings.optional(InferenceOptions.ATTEMPT_TIMEOUT);
    this.totalTimeout =
        settings.read(InferenceOptions.TOTAL_TIMEOUT, InferenceConfig::isPositive, "more than 0");
    this.maxAttempts =
        settings.read(InferenceOptions.MAX_ATTEMPTS, n -> n >= 1 && n <= 100, "1 to 100");
    this.concurrency =
        settings.read(InferenceOptions.CONCURRENCY, n -> n >= 1 && n <= 100_000, "1 to 100000");
    this.journal = settings.optional(InferenceOptions.JOURNAL);
    this.journalRetention =
        settings.read(
            InferenceOptions.JOURNAL_RETENTION, InferenceConfig::isPositive, "more than 0");
    this.budget = settings.optional(InferenceOptions.BUDGET);
    this.deadline = deadline(settings);
    this.deadlineMargin =
        settings.read(InferenceOptions.DEADLINE_MARGIN, InferenceConfig::isPositive, "more than 0");
    this.stopsJobs = settings.read(InferenceOptions.STOP_JOBS);
    this.runId = settings.run(null).runId();
    this.checks = settings.optional(InferenceOptions.CHECKS);
    refuseContradictions(settings);
    refuseWrongBudget(settings);
  }

  private static List<String> simulated(Settings settings) {
    List<String> names = settings.optional(InferenceOptions.SIMULATED).orElse(List.of());
    return names.equals(List.of(InferenceOptions.ALL_ENDPOINTS)) ? List.of() : names;
  }

  private static Optional<Instant> deadline(Settings settings) {
    Optional<String> given = settings.optional(InferenceOptions.DEADLINE);
    Optional<Instant> deadline =
        given.flatMap(text -> Deadline.parse(text, ZonedDateTime.now(ZoneId.systemDefault())));
    if (given.isPresent() && deadline.isEmpty()) {
      settings.refuse(
          "--inference.deadline '"
              + given.get()
              + "' is neither: give a time of day such as 06:00 or a duration such as 8 h");
    }
    return deadline;
  }

  /** A value that is no reference is not repeated: it may be the token. */
  private static Optional<SecretReference> credentials(Settings settings) {
    Optional<String> given = settings.optional(InferenceOptions.CREDENTIALS);
    Optional<SecretReference> reference = given.flatMap(SecretReference::parse);
    if (given.isPresent() && reference.isEmpty()) {
      settings.refuse(
          "--inference.credentials is no reference, and the token itself never belongs into the"
              + " arguments: give "
              + SecretReference.FORMS);
    }
    if (given.isPresent() && !settings.gives(InferenceOptions.ENDPOINT)) {
      settings.refuse(
          "--inference.credentials needs --inference.endpoint: add it, or name credentials in the"
              + " catalog");
    }
    return reference;
  }

  private void refuseWrongBudget(Settings settings) {
    if (budget.filter(usd -> !(usd >= 0.01 && usd <= 1_000_000)).isPresent()) {
      settings.refuse(
          "--inference.budget '" + budget.get() + "' is not 0.01 to 1000000 US dollars");
    }
    if (budget.isPresent() && journal.isEmpty()) {
      settings.refuse(
          "--inference.budget needs --inference.journal, which alone knows after a restart what was"
              + " spent: add it");
    }
  }

  private void refuseContradictions(Settings settings) {
    if (endpoint.isPresent() && route.isPresent()) {
      settings.refuse(
          "--inference.endpoint and --inference.route contradict each other: the endpoint takes the"
              + " place of all routes; keep one");
    }
    HttpUrls.require(settings, InferenceOptions.ENDPOINT, "http://localhost:8000/v1");
    HttpUrls.require(settings, InferenceOptions.SIMULATOR, "http://localhost:8000");
    if (simulator.isPresent() && endpoint.isPresent()) {
      settings.refuse(
          "--inference.simulator and --inference.endpoint contradict each other: one server"
              + " answers; keep one");
    }
    if (settings.gives(InferenceOptions.SIMULATED) && simulator.isEmpty()) {
      settings.refuse("--inference.simulated needs --inference.simulator: add it");
    }
    if (attemptTimeout.filter(timeout -> !isPositive(timeout)).isPresent()) {
      settings.refuse("--inference.attempt-timeout must be more than 0");
    }
    if (attemptTimeout.filter(timeout -> timeout.compareTo(totalTimeout) > 0).isPresent()) {
      settings.refuse(
          "--inference.attempt-timeout is longer than --inference.total-timeout: lower the first or"
              + " raise the second");
    }
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  /** Catalog file, or empty for the shipped one. */
  public Optional<String> catalog() {
    return catalog;
  }

  /** Base URL of one OpenAI-compatible server. */
  public Optional<String> endpoint() {
    return endpoint;
  }

  /** Model served by {@link #endpoint()}. */
  public Optional<String> model() {
    return model;
  }

  /** Where the token of {@link #endpoint()} is. */
  public Optional<SecretReference> credentials() {
    return credentials;
  }

  /** How servers are reached. */
  public ConnectionConfig connections() {
    return connections;
  }

  /** Base URL of a simulator that stands in for endpoints of the catalog. */
  public Optional<String> simulator() {
    return simulator;
  }

  /** Endpoints the simulator stands in for; empty for all. */
  public List<String> simulated() {
    return simulated;
  }

  /** Route for all prompts. */
  public Optional<String> route() {
    return route;
  }

  /** AWS region of endpoints that name none. */
  public Optional<String> region() {
    return region;
  }

  /** Longest wait for one call; empty for each endpoint's own. */
  public Optional<Duration> attemptTimeout() {
    return attemptTimeout;
  }

  /** Longest time for one prompt. */
  public Duration totalTimeout() {
    return totalTimeout;
  }

  /** Most calls for one prompt and endpoint. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Most calls in flight per endpoint and JVM. */
  public int concurrency() {
    return concurrency;
  }

  /** Folder of the journal of paid answers. */
  public Optional<String> journal() {
    return journal;
  }

  /** How long the journal keeps answers. */
  public Duration journalRetention() {
    return journalRetention;
  }

  /** Most the run may spend, in millionths of a US dollar. */
  public Optional<Long> budgetMicroUsd() {
    return budget.map(usd -> BigDecimal.valueOf(usd).movePointRight(6).longValue());
  }

  /** When the answers must be there. */
  public Optional<Instant> deadline() {
    return deadline;
  }

  /** How long before the deadline what jobs have not answered is asked at once. */
  public Duration deadlineMargin() {
    return deadlineMargin;
  }

  /** True when jobs of a run that comes to no good end are stopped. */
  public boolean stopsJobs() {
    return stopsJobs;
  }

  /** Id of the run in the journal; random when none was given. */
  public String runId() {
    return runId;
  }

  /** File of the checks of answers, or empty for the shipped ones. */
  public Optional<String> checks() {
    return checks;
  }
}
