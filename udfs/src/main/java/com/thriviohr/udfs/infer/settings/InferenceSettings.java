package com.thriviohr.udfs.infer.settings;

import com.thriviohr.udfs.infer.catalog.SimulatedEndpoints;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.secret.SecretReference;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a job calls models. Immutable; equal settings share one client per JVM. */
public final class InferenceSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String catalog;
  private final URI endpoint;
  private final SecretReference credentials;
  private final ConnectionSettings connections;
  private final String model;
  private final String route;
  private final String region;
  private final Duration attemptTimeout;
  private final Duration totalTimeout;
  private final int maxAttempts;
  private final int maxConcurrency;
  private final String journal;
  private final String runId;
  private final Duration journalRetention;
  private final Long budgetMicroUsd;
  private final Instant jobsUntil;
  private final AnswerChecks checks;
  private final SimulatedEndpoints simulated;

  InferenceSettings(InferenceSettingsBuilder builder) {
    catalog = builder.catalog;
    endpoint = builder.endpoint;
    credentials = builder.credentials;
    connections = builder.connections;
    model = builder.model;
    route = builder.route;
    region = builder.region;
    attemptTimeout = builder.attemptTimeout;
    totalTimeout = builder.totalTimeout;
    maxAttempts = builder.maxAttempts;
    maxConcurrency = builder.maxConcurrency;
    journal = builder.journal;
    runId = builder.runId;
    journalRetention = builder.journalRetention;
    budgetMicroUsd = builder.budgetMicroUsd;
    jobsUntil = builder.jobsUntil;
    checks = builder.checks == null ? AnswerChecks.shipped() : builder.checks;
    simulated = builder.simulated;
  }

  /** A builder with the defaults. */
  public static InferenceSettingsBuilder builder() {
    return new InferenceSettingsBuilder();
  }

  /** File or object with the catalog; empty for the one in the jar. */
  public Optional<String> catalog() {
    return Optional.ofNullable(catalog);
  }

  /**
   * Base URL of an OpenAI-compatible server, such as http://localhost:8000/v1, for every prompt.
   */
  public Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /** Where the token of {@link #endpoint()} is; empty for a server that asks for none. */
  public Optional<SecretReference> credentials() {
    return Optional.ofNullable(credentials);
  }

  /** How servers are reached. */
  public ConnectionSettings connections() {
    return connections;
  }

  /** Model id sent to {@link #endpoint()}. */
  public String model() {
    return model;
  }

  /** Route of prompts that name none; empty for the catalog's default. */
  public Optional<String> route() {
    return Optional.ofNullable(route);
  }

  /** Endpoints that a simulator stands in for; empty for none. */
  public Optional<SimulatedEndpoints> simulated() {
    return Optional.ofNullable(simulated);
  }

  /** Region of AWS endpoints that name none. */
  public String region() {
    return region;
  }

  /** Longest wait for one attempt; empty for each endpoint's own. */
  public Optional<Duration> attemptTimeout() {
    return Optional.ofNullable(attemptTimeout);
  }

  /** Longest time one endpoint may spend on a prompt, retries and waits between them included. */
  public Duration totalTimeout() {
    return totalTimeout;
  }

  /** Most calls one endpoint gets for a prompt. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Most prompts a subtask has under way; how many are sent at a time is found by endpoint. */
  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** Folder of the journal of paid answers; empty for none. */
  public Optional<String> journal() {
    return Optional.ofNullable(journal);
  }

  /** Id of the run; runs under one id share what they paid. */
  public String runId() {
    return runId;
  }

  /** How long the journal's answers are used by later runs. */
  public Duration journalRetention() {
    return journalRetention;
  }

  /** Most the run may spend, in millionths of a US dollar; empty for no limit. */
  public Optional<Long> budgetMicroUsd() {
    return Optional.ofNullable(budgetMicroUsd);
  }

  /** When prompts that jobs have not answered are asked at once; empty for never. */
  public Optional<Instant> jobsUntil() {
    return Optional.ofNullable(jobsUntil);
  }

  /** What answers must be like. */
  public AnswerChecks checks() {
    return checks;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InferenceSettings
        && identity().equals(((InferenceSettings) other).identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Optional<?>> identity() {
    return Arrays.asList(
        catalog(),
        endpoint(),
        credentials(),
        Optional.of(connections),
        route(),
        attemptTimeout(),
        Optional.of(model),
        Optional.of(region),
        Optional.of(totalTimeout),
        Optional.of(maxAttempts),
        Optional.of(maxConcurrency),
        journal(),
        Optional.of(runId),
        Optional.of(journalRetention),
        budgetMicroUsd(),
        jobsUntil(),
        Optional.of(checks),
        simulated());
  }
}
