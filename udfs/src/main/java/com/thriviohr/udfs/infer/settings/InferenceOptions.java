package com.thriviohr.udfs.infer.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Which models answer, and how patiently they are asked. */
public final class InferenceOptions {
  /** Catalog file. */
  public static final ConfigOption<String> CATALOG =
      key("inference.catalog")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "YAML file of models, endpoints, prices and routes; the shipped one if not given.");

  /** One OpenAI-compatible server. */
  public static final ConfigOption<String> ENDPOINT =
      key("inference.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Base URL of one OpenAI-compatible server, such as http://localhost:8000/v1; it takes"
                  + " the place of the routes.");

  /** Model on that server. */
  public static final ConfigOption<String> MODEL =
      key("inference.model")
          .stringType()
          .defaultValue("local")
          .withDescription(
              "Model that --inference.endpoint serves; priced when the catalog knows it, else free.");

  /** Token of that server. */
  public static final ConfigOption<String> CREDENTIALS =
      key("inference.credentials")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where the bearer token of --inference.endpoint is: env:NAME, file:PATH or"
                  + " secretsmanager:ARN; none if not given.");

  /** Certificate authorities. */
  public static final ConfigOption<String> CA_FILE =
      key("inference.ca-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "PEM file of certificate authorities that are trusted beside the Java platform's.");

  /** Proxy. */
  public static final ConfigOption<String> PROXY =
      key("inference.proxy")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "HTTP proxy that leads to the servers, such as http://proxy.internal:3128; what"
                  + " HTTP_PROXY or HTTPS_PROXY says where the workers run if not given.");

  /** Hosts beside the proxy. */
  public static final ConfigOption<List<String>> NO_PROXY =
      key("inference.no-proxy")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription(
              "Hosts, joined by ;, that are asked without --inference.proxy, such as *.internal;"
                  + " this machine always is.");

  /** A simulator. */
  public static final ConfigOption<String> SIMULATOR =
      key("inference.simulator")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Base URL of an endpoint simulator that stands in for the catalog's endpoints; every"
                  + " result then says that it is simulated.");

  /** Stands for the names of all endpoints. */
  static final String ALL_ENDPOINTS = "all";

  /** What the simulator stands in for. */
  public static final ConfigOption<List<String>> SIMULATED =
      key("inference.simulated")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription(
              "Endpoints of the catalog, joined by ;, that the simulator stands in for, or all. A"
                  + " local run simulates all of the shipped catalog, of your own only those"
                  + " named here.");

  /** Route. */
  public static final ConfigOption<String> ROUTE =
      key("inference.route")
          .stringType()
          .noDefaultValue()
          .withDescription("Route of the catalog for all prompts; its default_route if not given.");

  /** Region. */
  public static final ConfigOption<String> REGION =
      key("inference.region")
          .stringType()
          .noDefaultValue()
          .withDescription("AWS region of endpoints that name none; the platform's if not given.");

  /** One call. */
  public static final ConfigOption<Duration> ATTEMPT_TIMEOUT =
      key("inference.attempt-timeout")
          .durationType()
          .noDefaultValue()
          .withDescription(
              "Longest wait for one call; then it is cancelled and tried again. Each endpoint's own"
                  + " if not given.");

  /** One prompt. */
  public static final ConfigOption<Duration> TOTAL_TIMEOUT =
      key("inference.total-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("Longest time for one prompt, waits and retries included.");

  /** Calls for one prompt. */
  public static final ConfigOption<Integer> MAX_ATTEMPTS =
      key("inference.max-attempts")
          .intType()
          .defaultValue(6)
          .withDescription("Most calls for one prompt and endpoint.");

  /** Calls at a time. */
  public static final ConfigOption<Integer> CONCURRENCY =
      key("inference.concurrency")
          .intType()
          .defaultValue(256)
          .withDescription(
              "Most prompts under way per subtask; how many are sent at a time is found out.");

  /** Paid answers. */
  public static final ConfigOption<String> JOURNAL =
      key("inference.journal")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Folder that keeps every paid answer, local or s3a://, shared by all runs; a run that"
                  + " starts again under its --run.id pays for none of them twice.");

  /** Age of paid answers. */
  public static final ConfigOption<Duration> JOURNAL_RETENTION =
      key("inference.journal-retention")
          .durationType()
          .defaultValue(Duration.ofDays(30))
          .withDescription("How long the journal keeps answers and later runs use them.");

  /** Money. */
  public static final ConfigOption<Double> BUDGET =
      key("inference.budget")
          .doubleType()
          .noDefaultValue()
          .withDescription(
              "US dollars the run may spend on tokens, such as 25.00; what it does not cover is left"
                  + " unsent as dead letters BUDGET_REACHED. Needs --inference.journal.");

  /** Checks of answers. */
  public static final ConfigOption<String> CHECKS =
      key("inference.checks")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "YAML file of what answers must be like, by task; the shipped one if not given. An"
                  + " answer that fails is asked for once more, then it is a dead letter.");

  /** When answers must be there. */
  public static final ConfigOption<String> DEADLINE =
      key("inference.deadline")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "When the answers must be there: a time of day such as 06:00, in the machine's zone,"
                  + " or a duration such as 8 h. Offline routes are taken only when their jobs are"
                  + " expected in time, and what is not back by then is asked at once.");

  /** Time to ask at once. */
  public static final ConfigOption<Duration> DEADLINE_MARGIN =
      key("inference.deadline-margin")
          .durationType()
          .defaultValue(Duration.ofMinutes(30))
          .withDescription(
              "How long before --inference.deadline what jobs have not answered is asked at once.");

  /** What becomes of jobs. */
  public static final ConfigOption<Boolean> STOP_JOBS =
      key("inference.stop-jobs")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Stop the remote jobs of a run that fails or is cancelled; otherwise they go on, are"
                  + " paid, and are used by its next start under its --run.id.");

  public static final List<ConfigOption<?>> ALL =
      List.of(
          CATALOG,
          ENDPOINT,
          MODEL,
          CREDENTIALS,
          CA_FILE,
          PROXY,
          NO_PROXY,
          SIMULATOR,
          SIMULATED,
          ROUTE,
          REGION,
          ATTEMPT_TIMEOUT,
          TOTAL_TIMEOUT,
          MAX_ATTEMPTS,
          CONCURRENCY,
          JOURNAL,
          JOURNAL_RETENTION,
          BUDGET,
          DEADLINE,
          DEADLINE_MARGIN,
          STOP_JOBS,
          CHECKS);

  private InferenceOptions() {}
}
