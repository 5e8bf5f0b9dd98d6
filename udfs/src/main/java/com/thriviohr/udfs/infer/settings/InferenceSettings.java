package com.thriviohr.udfs.infer.settings;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.catalog.SimulatedEndpoints;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.secret.SecretReference;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;

/**
 * How a job calls models: {@link InferenceOptions} as they were given, and the files and times they
 * name. Immutable; shipped to the workers. Equal settings share one client chain per JVM.
 */
public final class InferenceSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Configuration values;
  private final ConnectionSettings connections;
  private final AnswerChecks checks;
  private final Instant deadline;

  InferenceSettings(
      Configuration values, ConnectionSettings connections, AnswerChecks checks, Instant deadline) {
    this.values = values;
    this.connections = connections;
    this.checks = checks;
    this.deadline = deadline;
  }

  /** Reads the options and the files they name; problems are left to be reported. */
  public static InferenceSettings read(Settings settings) {
    return new InferenceSettingsReader(settings).read();
  }

  /**
   * The settings of values given in code.
   *
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static InferenceSettings of(Configuration values) {
    Settings settings = Settings.of(values.clone());
    InferenceSettings read = read(settings);
    settings.refuseProblems();
    return read;
  }

  /** File or object with the catalog; empty for the one in the jar. */
  public Optional<String> catalog() {
    return values.getOptional(InferenceOptions.CATALOG);
  }

  /** Base URL of an OpenAI-compatible server for every prompt. */
  public Optional<URI> endpoint() {
    return values.getOptional(InferenceOptions.ENDPOINT).map(URI::create);
  }

  /** Where the token of {@link #endpoint()} is; empty for a server that asks for none. */
  public Optional<SecretReference> credentials() {
    return values.getOptional(InferenceOptions.CREDENTIALS).flatMap(SecretReference::parse);
  }

  /** How servers are reached. */
  public ConnectionSettings connections() {
    return connections;
  }

  /** Model id sent to {@link #endpoint()}. */
  public String model() {
    return values.get(InferenceOptions.MODEL);
  }

  /** Route of prompts that name none; empty for the catalog's default. */
  public Optional<String> route() {
    return values.getOptional(InferenceOptions.ROUTE);
  }

  /** Endpoints that a simulator stands in for; empty for none. */
  public Optional<SimulatedEndpoints> simulated() {
    List<String> names = values.getOptional(InferenceOptions.SIMULATED).orElse(List.of());
    Set<String> some =
        names.equals(List.of(InferenceOptions.ALL_ENDPOINTS)) ? Set.of() : Set.copyOf(names);
    return values
        .getOptional(InferenceOptions.SIMULATOR)
        .map(url -> new SimulatedEndpoints(URI.create(url), some));
  }

  /** Region of AWS endpoints that name none; empty for the platform's. */
  public Optional<String> region() {
    return values.getOptional(InferenceOptions.REGION);
  }

  /** Longest wait for one attempt; empty for each endpoint's own. */
  public Optional<Duration> attemptTimeout() {
    return values.getOptional(InferenceOptions.ATTEMPT_TIMEOUT);
  }

  /** Longest time one endpoint may spend on a prompt, retries and waits between them included. */
  public Duration totalTimeout() {
    return values.get(InferenceOptions.TOTAL_TIMEOUT);
  }

  /** Most calls one endpoint gets for a prompt. */
  public int maxAttempts() {
    return values.get(InferenceOptions.MAX_ATTEMPTS);
  }

  /** Most prompts a subtask has under way; how many are sent at a time is found by endpoint. */
  public int concurrency() {
    return values.get(InferenceOptions.CONCURRENCY);
  }

  /** Folder of the journal of paid answers; empty for none. */
  public Optional<String> journal() {
    return values.getOptional(InferenceOptions.JOURNAL);
  }

  /** Id of the run; runs under one id share what they paid. */
  public String runId() {
    return values.getOptional(RunOptions.RUN_ID).orElse("");
  }

  /** How long the journal's answers are used by later runs. */
  public Duration journalRetention() {
    return values.get(InferenceOptions.JOURNAL_RETENTION);
  }

  /** Most the run may spend, in millionths of a US dollar; empty for no limit. */
  public Optional<Long> budgetMicroUsd() {
    return values
        .getOptional(InferenceOptions.BUDGET)
        .map(usd -> BigDecimal.valueOf(usd).movePointRight(6).longValue());
  }

  /** When the answers must be there; empty for no limit. */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** When prompts that jobs have not answered are asked at once; empty for never. */
  public Optional<Instant> jobsUntil() {
    return deadline().map(end -> end.minus(values.get(InferenceOptions.DEADLINE_MARGIN)));
  }

  /** True when jobs of a run that fails or is cancelled are stopped. */
  public boolean stopsJobs() {
    return values.get(InferenceOptions.STOP_JOBS);
  }

  /** What answers must be like. */
  public AnswerChecks checks() {
    return checks;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InferenceSettings
        && values.equals(((InferenceSettings) other).values)
        && connections.equals(((InferenceSettings) other).connections)
        && checks.equals(((InferenceSettings) other).checks)
        && deadline().equals(((InferenceSettings) other).deadline());
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, connections, checks, deadline);
  }
}
