package com.thriviohr.udfs.infer;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.SimulatedEndpoints;
import com.thriviohr.udfs.infer.paid.AnswerChecks;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a job calls models. Immutable; equal settings share one client per JVM. */
public final class InferenceSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String catalog;
  private final URI endpoint;
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
  private final AnswerChecks checks;
  private final SimulatedEndpoints simulated;

  private InferenceSettings(Builder builder) {
    catalog = builder.catalog;
    endpoint = builder.endpoint;
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
    checks = builder.checks == null ? AnswerChecks.shipped() : builder.checks;
    simulated = builder.simulated;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
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
        Optional.of(checks),
        simulated());
  }

  /** Collects settings and checks them all at once. */
  public static final class Builder {
    private String catalog;
    private URI endpoint;
    private String model = "local";
    private String route;
    private String region = "us-east-1";
    private Duration attemptTimeout;
    private Duration totalTimeout = Duration.ofMinutes(5);
    private int maxAttempts = 4;
    private int maxConcurrency = 64;
    private String journal;
    private String runId = "";
    private Duration journalRetention = Duration.ofDays(30);
    private Long budgetMicroUsd;
    private AnswerChecks checks;
    private SimulatedEndpoints simulated;

    private Builder() {}

    /** File or object with the catalog, in any file system Flink knows. */
    public Builder catalog(String value) {
      catalog = requireNonNull(value, "catalog");
      return this;
    }

    /** Base URL of an OpenAI-compatible server that takes every route. */
    public Builder endpoint(URI value) {
      endpoint = requireNonNull(value, "endpoint");
      return this;
    }

    /** Model id sent to {@link #endpoint}; default {@code local}. */
    public Builder model(String value) {
      model = requireNonNull(value, "model");
      return this;
    }

    /** Route of prompts that name none. */
    public Builder route(String value) {
      route = requireNonNull(value, "route");
      return this;
    }

    /** Region of AWS endpoints that name none; default {@code us-east-1}. */
    public Builder region(String value) {
      region = requireNonNull(value, "region");
      return this;
    }

    /** Longest wait for one attempt; default: each endpoint's own. */
    public Builder attemptTimeout(Duration value) {
      attemptTimeout = requireNonNull(value, "attemptTimeout");
      return this;
    }

    /** Longest time one endpoint may spend on a prompt; default 5 minutes. */
    public Builder totalTimeout(Duration value) {
      totalTimeout = requireNonNull(value, "totalTimeout");
      return this;
    }

    /** Most calls one endpoint gets for a prompt; default 4. */
    public Builder maxAttempts(int value) {
      maxAttempts = value;
      return this;
    }

    /** Most prompts a subtask has under way; default 64. */
    public Builder maxConcurrency(int value) {
      maxConcurrency = value;
      return this;
    }

    /** Folder of the journal of paid answers, in any file system Flink knows; default none. */
    public Builder journal(String value) {
      journal = requireNonNull(value, "journal");
      return this;
    }

    /** Id of the run, needed with a journal: what it paid is found again under it. */
    public Builder runId(String value) {
      runId = requireNonNull(value, "runId");
      return this;
    }

    /** How long the journal's answers are used by later runs; default 30 days. */
    public Builder journalRetention(Duration value) {
      journalRetention = requireNonNull(value, "journalRetention");
      return this;
    }

    /** Most the run may spend, in millionths of a US dollar; needs a journal. Default no limit. */
    public Builder budgetMicroUsd(long value) {
      budgetMicroUsd = value;
      return this;
    }

    /** Endpoints that a simulator stands in for; default none. */
    public Builder simulated(SimulatedEndpoints value) {
      simulated = requireNonNull(value, "simulated");
      return this;
    }

    /** What answers must be like; default the checks in the jar. */
    public Builder checks(AnswerChecks value) {
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
}
