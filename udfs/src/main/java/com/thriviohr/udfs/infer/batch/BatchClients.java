package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.budget.WorstCase;
import com.thriviohr.udfs.infer.catalog.BatchJobSettings;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.wire.AwsDefaults;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrock.BedrockAsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.sagemaker.SageMakerAsyncClient;
import software.amazon.awssdk.services.sagemaker.SageMakerAsyncClientBuilder;

/** Builds what an offline endpoint needs: the client of its jobs, and its objects. */
final class BatchClients {
  private final Endpoint endpoint;
  private final InferenceModel model;
  private final Optional<String> defaultRegion;
  private final HttpTransport transport;
  private final ScheduledExecutorService scheduler;

  /**
   * @param transport connections; not closed here
   * @param scheduler looks at jobs; not closed here; null where no job is run
   */
  BatchClients(
      Endpoint endpoint,
      InferenceModel model,
      Optional<String> defaultRegion,
      HttpTransport transport,
      ScheduledExecutorService scheduler) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.model = requireNonNull(model, "model");
    this.defaultRegion = requireNonNull(defaultRegion, "defaultRegion");
    this.transport = requireNonNull(transport, "transport");
    this.scheduler = scheduler;
  }

  /** The most that answers may cost. */
  WorstCase worstCase() {
    return new WorstCase(model);
  }

  /** What the answers' tokens cost. */
  Price price() {
    return model.price();
  }

  ModelEndpoint served() {
    return new ModelEndpoint(endpoint, model, Clock.systemUTC());
  }

  /** The objects of the work folder. */
  WorkObjects objects() {
    BatchJobSettings settings = endpoint.batchJob().orElseThrow();
    S3AsyncClientBuilder builder =
        AwsDefaults.applyRetrying(S3AsyncClient.builder(), endpoint, defaultRegion, transport);
    settings.s3Url().ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    return new WorkObjects(builder.build(), settings.kmsKey(), endpoint.name());
  }

  /**
   * Read from the last line up: a shard's job is started and looked at; files it refuses are split.
   *
   * @param folder folder of the run's shards, with a slash at its end
   */
  BatchInferenceClient client(String folder) {
    WorkObjects objects = objects();
    ShardWriter parts =
        new ShardWriter(objects, new RequestLines(served()), endpoint, folder, "").below("split");
    BatchInferenceClient client =
        new PolledBatchClient(jobs(), objects, endpoint.batchJob().orElseThrow().poll(), scheduler);
    return new SplittingBatchClient(client, objects, parts);
  }

  /** The service's jobs. */
  RemoteJobs jobs() {
    return endpoint.kind() == EndpointKind.BEDROCK_BATCH
        ? new InvocationJobs(bedrock(), endpoint, model.id())
        : new TransformJobs(sageMaker(), endpoint);
  }

  private BedrockAsyncClient bedrock() {
    BedrockAsyncClientBuilder builder =
        AwsDefaults.applyRetrying(BedrockAsyncClient.builder(), endpoint, defaultRegion, transport);
    at(endpoint.url(), builder);
    return builder.build();
  }

  private SageMakerAsyncClient sageMaker() {
    SageMakerAsyncClientBuilder builder =
        AwsDefaults.applyRetrying(
            SageMakerAsyncClient.builder(), endpoint, defaultRegion, transport);
    at(endpoint.url(), builder);
    return builder.build();
  }

  private static void at(Optional<URI> url, AwsClientBuilder<?, ?> builder) {
    url.ifPresent(builder::endpointOverride);
  }
}
