package com.thriviohr.jobs.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which models answer, and how patiently they are asked. */
public final class InferenceConfig {
  private final Optional<String> catalog;
  private final Optional<String> endpoint;
  private final Optional<String> model;
  private final Optional<String> route;
  private final Optional<String> region;
  private final Optional<Duration> attemptTimeout;
  private final Duration totalTimeout;
  private final int maxAttempts;
  private final int concurrency;

  InferenceConfig(Settings settings) {
    this.catalog = settings.optional(InferenceOptions.CATALOG);
    this.endpoint = settings.optional(InferenceOptions.ENDPOINT);
    this.model = settings.optional(InferenceOptions.MODEL);
    this.route = settings.optional(InferenceOptions.ROUTE);
    this.region = settings.optional(InferenceOptions.REGION);
    this.attemptTimeout = settings.optional(InferenceOptions.ATTEMPT_TIMEOUT);
    this.totalTimeout =
        settings.read(InferenceOptions.TOTAL_TIMEOUT, InferenceConfig::isPositive, "more than 0");
    this.maxAttempts =
        settings.read(InferenceOptions.MAX_ATTEMPTS, n -> n >= 1 && n <= 100, "1 to 100");
    this.concurrency =
        settings.read(InferenceOptions.CONCURRENCY, n -> n >= 1 && n <= 100_000, "1 to 100000");
    refuseContradictions(settings);
  }

  private void refuseContradictions(Settings settings) {
    if (endpoint.isPresent() && route.isPresent()) {
      settings.refuse(
          "--inference.endpoint and --inference.route contradict each other: the endpoint takes the"
              + " place of all routes; keep one");
    }
    if (endpoint.filter(url -> !isHttp(url)).isPresent()) {
      settings.refuse(
          "--inference.endpoint '"
              + endpoint.get()
              + "' is not an http(s) URL: give one such as http://localhost:8000/v1");
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

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && uri.getScheme().matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
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
}
