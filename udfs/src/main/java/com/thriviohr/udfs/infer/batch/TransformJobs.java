package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.udfs.infer.catalog.BatchJobSettings;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.SageMakerAsyncClient;
import software.amazon.awssdk.services.sagemaker.model.AssemblyType;
import software.amazon.awssdk.services.sagemaker.model.BatchStrategy;
import software.amazon.awssdk.services.sagemaker.model.CreateTransformJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTransformJobResponse;
import software.amazon.awssdk.services.sagemaker.model.JoinSource;
import software.amazon.awssdk.services.sagemaker.model.S3DataType;
import software.amazon.awssdk.services.sagemaker.model.SplitType;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.TransformInput;
import software.amazon.awssdk.services.sagemaker.model.TransformJobStatus;
import software.amazon.awssdk.services.sagemaker.model.TransformOutput;

/**
 * SageMaker batch transform. A job's name is its only token: a second one of the name is refused,
 * and the first is gone on with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html">CreateTransformJob</a>
 */
final class TransformJobs implements RemoteJobs {
  private static final String JSON = "application/json";
  private static final String NAME_TAKEN = "ResourceInUse";

  /** Most of payload size in MB times requests at a time. */
  private static final int MOST_MEGABYTES = 100;

  private static final int MEGABYTES = 6;

  private final SageMakerAsyncClient sdk;
  private final ServiceCalls calls;
  private final Endpoint endpoint;
  private final BatchJobSettings settings;

  /**
   * @param sdk client; closed here
   * @param endpoint with the name of the SageMaker model
   */
  TransformJobs(SageMakerAsyncClient sdk, Endpoint endpoint) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.calls = new ServiceCalls(endpoint.name());
    this.settings = endpoint.batchJob().orElseThrow();
  }

  @Override
  public CompletableFuture<RemoteJob> start(Shard shard) {
    return calls.startOrAdopt(
        sdk.createTransformJob(request(shard))
            .thenApply(created -> RemoteJob.running(shard.getName())),
        NAME_TAKEN,
        () -> adopt(shard));
  }

  /** The job of our name, unless somebody else made it. */
  private CompletableFuture<RemoteJob> adopt(Shard shard) {
    return calls
        .typed(sdk.describeTransformJob(request -> request.transformJobName(shard.getName())))
        .thenApply(
            found -> {
              String input = found.transformInput().dataSource().s3DataSource().s3Uri();
              if (!input.equals(ShardNames.manifest(shard))) {
                throw ServiceCalls.madeByOthers(shard.getName());
              }
              return job(found);
            });
  }

  @Override
  public CompletableFuture<RemoteJob> describe(RemoteJob job) {
    return calls
        .typed(sdk.describeTransformJob(request -> request.transformJobName(job.id())))
        .thenApply(TransformJobs::job);
  }

  @Override
  public CompletableFuture<List<RemoteJob>> underWay(String prefix) {
    List<RemoteJob> found = Collections.synchronizedList(new ArrayList<>());
    return calls
        .typed(
            sdk.listTransformJobsPaginator(
                    request ->
                        request.nameContains(prefix).statusEquals(TransformJobStatus.IN_PROGRESS))
                .subscribe(
                    page ->
                        page.transformJobSummaries().stream()
                            .filter(
                                job -> job.transformJobStatus() == TransformJobStatus.IN_PROGRESS)
                            .map(job -> RemoteJob.running(job.transformJobName()))
                            .forEach(found::add)))
        .thenApply(all -> found);
  }

  @Override
  public CompletableFuture<Void> stop(RemoteJob job) {
    return calls
        .typed(sdk.stopTransformJob(request -> request.transformJobName(job.id())))
        .thenAccept(stopped -> {});
  }

  @Override
  public void close() {
    sdk.close();
  }

  private CreateTransformJobRequest request(Shard shard) {
    int payload =
        Math.max(1, Math.min(MEGABYTES, MOST_MEGABYTES / settings.concurrentTransforms()));
    return CreateTransformJobRequest.builder()
        .transformJobName(shard.getName())
        .modelName(endpoint.endpointName().orElseThrow())
        .batchStrategy(BatchStrategy.SINGLE_RECORD)
        .maxConcurrentTransforms(settings.concurrentTransforms())
        .maxPayloadInMB(payload)
        .transformInput(input(shard))
        .transformOutput(output(shard))
        .transformResources(
            resources ->
                resources
                    .instanceType(settings.instanceType().orElseThrow())
                    .instanceCount(settings.instances()))
        .dataProcessing(
            join -> join.joinSource(JoinSource.INPUT).outputFilter("$['id','SageMakerOutput']"))
        .tags(tags())
        .build();
  }

  private static TransformInput input(Shard shard) {
    return TransformInput.builder()
        .dataSource(
            source ->
                source.s3DataSource(
                    s3 ->
                        s3.s3DataType(S3DataType.MANIFEST_FILE).s3Uri(ShardNames.manifest(shard))))
        .contentType(JSON)
        .splitType(SplitType.LINE)
        .build();
  }

  private TransformOutput output(Shard shard) {
    return TransformOutput.builder()
        .s3OutputPath(ShardNames.output(shard))
        .accept(JSON)
        .assembleWith(AssemblyType.LINE)
        .kmsKeyId(settings.kmsKey().orElse(null))
        .build();
  }

  private List<Tag> tags() {
    return settings.tags().entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .collect(Collectors.toList());
  }

  private static RemoteJob job(DescribeTransformJobResponse found) {
    return RemoteJob.of(
        found.transformJobName(),
        state(found),
        found.failureReason(),
        found.transformStartTime(),
        found.transformEndTime());
  }

  private static RemoteJob.State state(DescribeTransformJobResponse found) {
    switch (found.transformJobStatus()) {
      case COMPLETED:
        return RemoteJob.State.COMPLETED;
      case FAILED:
        return RemoteJob.State.FAILED;
      case STOPPED:
        return RemoteJob.State.STOPPED;
      default:
        return RemoteJob.State.RUNNING;
    }
  }
}
