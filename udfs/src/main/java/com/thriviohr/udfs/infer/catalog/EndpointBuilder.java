package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Collects the parts of an endpoint. */
public final class EndpointBuilder {
  final String name;
  final EndpointKind kind;
  final String model;
  URI url;
  List<URI> urls = List.of();
  String urlsFile;
  String endpointName;
  String region;
  BodySchema schema = BodySchema.CHAT;
  String targetVariant;
  String inferenceComponent;
  Credentials credentials = Credentials.none();
  Map<String, String> headers = Map.of();
  int maxConcurrency = AdaptiveLimit.MOST;
  Duration attemptTimeout = Duration.ofSeconds(70);
  boolean simulated;
  String metrics;
  BatchJobSettings batchJob;

  EndpointBuilder(String name, EndpointKind kind, String model) {
    this.name = requireNonNull(name, "name");
    this.kind = requireNonNull(kind, "kind");
    this.model = requireNonNull(model, "model");
  }

  /** Base URL, or the override of an AWS service's address; may be null. */
  public EndpointBuilder url(URI value) {
    url = value;
    return this;
  }

  /** Base URLs of several servers. */
  public EndpointBuilder urls(List<URI> value) {
    urls = requireNonNull(value, "urls");
    return this;
  }

  /** Local file with the servers' base URLs; may be null. */
  public EndpointBuilder urlsFile(String value) {
    urlsFile = value;
    return this;
  }

  /** Name of the SageMaker endpoint; may be null. */
  public EndpointBuilder endpointName(String value) {
    endpointName = value;
    return this;
  }

  /** AWS region; null leaves it to the settings. */
  public EndpointBuilder region(String value) {
    region = value;
    return this;
  }

  /** JSON the SageMaker container takes. */
  public EndpointBuilder schema(BodySchema value) {
    schema = requireNonNull(value, "schema");
    return this;
  }

  /** SageMaker production variant; may be null. */
  public EndpointBuilder targetVariant(String value) {
    targetVariant = value;
    return this;
  }

  /** SageMaker inference component; may be null. */
  public EndpointBuilder inferenceComponent(String value) {
    inferenceComponent = value;
    return this;
  }

  /** How calls prove who they are. */
  public EndpointBuilder credentials(Credentials value) {
    credentials = requireNonNull(value, "credentials");
    return this;
  }

  /** Headers added to every call. */
  public EndpointBuilder headers(Map<String, String> value) {
    headers = requireNonNull(value, "headers");
    return this;
  }

  /** Most calls in flight from one JVM. */
  public EndpointBuilder maxConcurrency(int value) {
    maxConcurrency = value;
    return this;
  }

  /** Longest wait for one attempt. */
  public EndpointBuilder attemptTimeout(Duration value) {
    attemptTimeout = requireNonNull(value, "attemptTimeout");
    return this;
  }

  /** Path of the server's metrics, or none; null leaves it to the kind of server. */
  public EndpointBuilder metrics(String value) {
    metrics = value;
    return this;
  }

  /** How the jobs of an offline endpoint are made; null for others. */
  public EndpointBuilder batchJob(BatchJobSettings value) {
    batchJob = value;
    return this;
  }

  EndpointBuilder simulated(boolean value) {
    simulated = value;
    return this;
  }

  /** The endpoint. */
  public Endpoint build() {
    return new Endpoint(this);
  }
}
