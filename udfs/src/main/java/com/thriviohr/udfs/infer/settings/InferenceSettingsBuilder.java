package com.thriviohr.udfs.infer.settings;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.SimulatedEndpoints;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.secret.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Collects settings and checks them all at once. */
public final class InferenceSettingsBuilder {
  String catalog;
  URI endpoint;
  SecretReference credentials;
  ConnectionSettings connections = ConnectionSettings.DEFAULTS;
  String model = "local";
  String route;
  String region = "us-east-1";
  Duration attemptTimeout;
  Duration totalTimeout = Duration.ofMinutes(5);
  int maxAttempts = 4;
  int maxConcurrency = 64;
  String journal;
  String runId = "";
  Duration journalRetention = Duration.ofDays(30);
  Long budgetMicroUsd;
  Instant jobsUntil;
  AnswerChecks checks;
  SimulatedEndpoints simulated;

  InferenceSettingsBuilder() {}

  /** File or object with the catalog, in any file system Flink knows. */
  public InferenceSettingsBuilder catalog(String value) {
    catalog = requireNonNull(value, "catalog");
    return this;
  }

  /** Base URL of an OpenAI-compatible server that takes every route. */
  public InferenceSettingsBuilder endpoint(URI value) {
    endpoint = requireNonNull(value, "endpoint");
    return this;
  }

  /** Where the token of {@link #endpoint} is; default none. */
  public InferenceSettingsBuilder credentials(SecretReference value) {
    credentials = requireNonNull(value, "credentials");
    return this;
  }

  /** How servers are reached; default directly, by the platform's certificate authorities. */
  public InferenceSettingsBuilder connections(ConnectionSettings value) {
    connections = requireNonNull(value, "connections");
    return this;
  }

  /** Model id sent to {@link #endpoint}; default {@code local}. */
  public InferenceSettingsBuilder model(String value) {
    model = requireNonNull(value, "model");
    return this;
  }

  /** Route of prompts that name none. */
  public InferenceSettingsBuilder route(String value) {
    route = requireNonNull(value, "route");
    return this;
  }

  /** Region of AWS endpoints that name none; default {@code us-east-1}. */
  public InferenceSettingsBuilder region(String value) {
    region = requireNonNull(value, "region");
    return this;
  }

  /** Longest wait for one attempt; default: each endpoint's own. */
  public InferenceSettingsBuilder attemptTimeout(Duration value) {
    attemptTimeout = requireNonNull(value, "attemptTimeout");
    return this;
  }

  /** Longest time one endpoint may spend on a prompt; default 5 minutes. */
  public InferenceSettingsBuilder totalTimeout(Duration value) {
    totalTimeout = requireNonNull(value, "totalTimeout");
    return this;
  }

  /** Most calls one endpoint gets for a prompt; default 4. */
  public InferenceSettingsBuilder maxAttempts(int value) {
    maxAttempts = value;
    return this;
  }

  /** Most prompts a subtask has under way; default 64. */
  public InferenceSettingsBuilder maxConcurrency(int value) {
    maxConcurrency = value;
    return this;
  }

  /** Folder of the journal of paid answers, in any file system Flink knows; default none. */
  public InferenceSettingsBuilder journal(String value) {
    journal = requireNonNull(value, "journal");
    return this;
  }

  /** Id of the run, needed with a journal: what it paid is found again under it. */
  public InferenceSettingsBuilder runId(String value) {
    runId = requireNonNull(value, "runId");
    return this;
  }

  /** How long the journal's answers are used by later runs; default 30 days. */
  public InferenceSettingsBuilder journalRetention(Duration value) {
    journalRetention = requireNonNull(value, "journalRetention");
    return this;
  }

  /** Most the run may spend, in millionths of a US dollar; needs a journal. Default no limit. */
  public InferenceSettingsBuilder budgetMicroUsd(long value) {
    budgetMicroUsd = value;
    return this;
  }

  /** When prompts that jobs have not answered are asked at once; default never. */
  public InferenceSettingsBuilder jobsUntil(Instant value) {
    jobsUntil = requireNonNull(value, "jobsUntil");
    return this;
  }

  /** Endpoints that a simulator stands in for; default none. */
  public InferenceSettingsBuilder simulated(SimulatedEndpoints value) {
    simulated = requireNonNull(value, "simulated");
    return this;
  }

  /** What answers must be like; default the checks in the jar. */
  public InferenceSettingsBuilder checks(AnswerChecks value) {
    checks = requireNonNull(value, "checks");
    return this;
  }

  /**
   * @return the checked settings
   * @throws InvalidInputException naming every setting that is wrong
   */
  public InferenceSettings build() {
    InferenceSettings settings = new InferenceSettings(this);
    List<String> problems = SettingsProblems.of(settings);
    if (!problems.isEmpty()) {
      throw new InvalidInputException("Inference settings: " + String.join("; ", problems) + ".");
    }
    return settings;
  }
}
