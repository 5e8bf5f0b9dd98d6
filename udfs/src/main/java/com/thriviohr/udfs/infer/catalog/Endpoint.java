package com.thriviohr.udfs.infer.catalog;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a model is served, how to reach it and how much it may be asked at once. Immutable. */
public final class Endpoint implements Serializable {
  private static final String METRICS = "/metrics";
  private static final String NO_METRICS = "none";

  private static final long serialVersionUID = 1L;

  private final String name;
  private final EndpointKind kind;
  private final String model;
  private final URI url;
  private final ArrayList<URI> urls;
  private final String urlsFile;
  private final String endpointName;
  private final String region;
  private final BodySchema schema;
  private final String targetVariant;
  private final String inferenceComponent;
  private final Credentials credentials;
  private final LinkedHashMap<String, String> headers;
  private final int maxConcurrency;
  private final Duration attemptTimeout;
  private final boolean simulated;
  private final String metrics;
  private final BatchJobSettings batchJob;

  Endpoint(EndpointBuilder builder) {
    name = builder.name;
    kind = builder.kind;
    model = builder.model;
    url = builder.url;
    urls = new ArrayList<>(builder.urls);
    urlsFile = builder.urlsFile;
    endpointName = builder.endpointName;
    region = builder.region;
    schema = builder.schema;
    targetVariant = builder.targetVariant;
    inferenceComponent = builder.inferenceComponent;
    credentials = builder.credentials;
    headers = new LinkedHashMap<>(builder.headers);
    maxConcurrency = builder.maxConcurrency;
    attemptTimeout = builder.attemptTimeout;
    simulated = builder.simulated;
    metrics = builder.metrics;
    batchJob = builder.batchJob;
  }

  /**
   * @param name name in the catalog
   * @param kind protocol it speaks
   * @param model name of its model in the catalog
   */
  public static EndpointBuilder named(String name, EndpointKind kind, String model) {
    return new EndpointBuilder(name, kind, model);
  }

  /** Name in the catalog. */
  public String name() {
    return name;
  }

  /** Protocol it speaks. */
  public EndpointKind kind() {
    return kind;
  }

  /** Name of its model in the catalog. */
  public String model() {
    return model;
  }

  /** Base URL of an OpenAI-compatible server, or the override of an AWS service's address. */
  public Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  /** Base URLs of several servers of the same model; empty for one server. */
  public List<URI> urls() {
    return Collections.unmodifiableList(urls);
  }

  /** Local file that lists the servers' base URLs and may change while a job runs. */
  public Optional<String> urlsFile() {
    return Optional.ofNullable(urlsFile);
  }

  /** True when prompts are spread over servers that this JVM knows. */
  public boolean isPool() {
    return urlsFile != null || !urls.isEmpty();
  }

  /** One server of this endpoint. */
  public Endpoint at(URI server) {
    return named(name, kind, model)
        .url(server)
        .credentials(credentials)
        .headers(headers)
        .maxConcurrency(maxConcurrency)
        .attemptTimeout(attemptTimeout)
        .metrics(metrics)
        .build();
  }

  /** True for a server of our own: it speaks OpenAI's protocol and takes anybody's calls. */
  public boolean isSelfHosted() {
    return kind == EndpointKind.OPENAI && credentials.bearerToken().isEmpty();
  }

  /** Page on which the server tells its queue: named, or the usual one of a server of our own. */
  public Optional<URI> metricsPage() {
    String path = metrics == null && isSelfHosted() ? METRICS : metrics;
    boolean none = url == null || path == null || path.equals(NO_METRICS);
    return none ? Optional.empty() : Optional.of(url.resolve(path));
  }

  /**
   * The same endpoint with a simulator in its place, which takes anybody's calls.
   *
   * @param simulator base address of the simulator, without a path
   * @param standIn name of the model that stands in for this one's
   */
  Endpoint simulatedAt(URI simulator, String standIn) {
    return named(name, kind, standIn)
        .url(kind == EndpointKind.OPENAI ? URI.create(simulator + "/v1") : simulator)
        .endpointName(endpointName)
        .region(region)
        .schema(schema)
        .targetVariant(targetVariant)
        .inferenceComponent(inferenceComponent)
        .maxConcurrency(maxConcurrency)
        .attemptTimeout(attemptTimeout)
        .batchJob(batchJob == null ? null : batchJob.simulatedAt(URI.create(simulator + "/s3")))
        .simulated(true)
        .build();
  }

  /** True when a simulator answers here. */
  public boolean isSimulated() {
    return simulated;
  }

  /** How jobs are made; empty unless the endpoint is offline. */
  public Optional<BatchJobSettings> batchJob() {
    return Optional.ofNullable(batchJob);
  }

  /** Name of the SageMaker endpoint, or of the SageMaker model of transform jobs. */
  public Optional<String> endpointName() {
    return Optional.ofNullable(endpointName);
  }

  /** True when it, or the store of its jobs, lies at an address that the catalog names. */
  public boolean hasOwnAddress() {
    return url().isPresent() || batchJob().flatMap(BatchJobSettings::s3Url).isPresent();
  }

  /** AWS region, when it has its own. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** JSON the SageMaker container takes. */
  public BodySchema schema() {
    return schema;
  }

  /** True when a request's parameter of this name may be sent. */
  public boolean takes(String parameter) {
    return TakenParameters.takes(kind, schema, parameter);
  }

  /** SageMaker production variant to ask, past the endpoint's own weights. */
  public Optional<String> targetVariant() {
    return Optional.ofNullable(targetVariant);
  }

  /** SageMaker inference component, for endpoints that host several. */
  public Optional<String> inferenceComponent() {
    return Optional.ofNullable(inferenceComponent);
  }

  /** How calls prove who they are. */
  public Credentials credentials() {
    return credentials;
  }

  /** Headers added to every call. */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  /** Most calls in flight from one JVM, however many the endpoint could take. */
  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** Longest wait for one attempt. */
  public Duration attemptTimeout() {
    return attemptTimeout;
  }
}
