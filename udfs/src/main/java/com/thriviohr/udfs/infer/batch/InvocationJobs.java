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
import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrock.model.CreateModelInvocationJobRequest;
import software.amazon.awssdk.services.bedrock.model.GetModelInvocationJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelInvocationJobStatus;
import software.amazon.awssdk.services.bedrock.model.S3InputFormat;
import software.amazon.awssdk.services.bedrock.model.Tag;

/**
 * Bedrock batch inference. The job's name is its request token too, so that asking for it twice
 * makes one job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html">CreateModelInvocationJob</a>
 */
final class InvocationJobs implements RemoteJobs {
  private static final String NAME_TAKEN = "ConflictException";

  private final BedrockAsyncClient sdk;
  private final ServiceCalls calls;
  private final String modelId;
  private final BatchJobSettings settings;

  /**
   * @param sdk client; closed here
   * @param endpoint with the role and the folders
   * @param modelId id of the model on Bedrock
   */
  InvocationJobs(BedrockAsyncClient sdk, Endpoint endpoint, String modelId) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.calls = new ServiceCalls(endpoint.name());
    this.modelId = requireNonNull(modelId, "modelId");
    this.settings = endpoint.batchJob().orElseThrow();
  }

  @Override
  public CompletableFuture<RemoteJob> start(Shard shard) {
    return calls.startOrAdopt(
        sdk.createModelInvocationJob(request(shard))
            .thenApply(created -> RemoteJob.running(created.jobArn())),
        NAME_TAKEN,
        () -> adopt(shard));
  }

  private CompletableFuture<RemoteJob> adopt(Shard shard) {
    return calls
        .typed(sdk.listModelInvocationJobs(request -> request.nameContains(shard.getName())))
        .thenApply(
            found ->
                found.invocationJobSummaries().stream()
                    .filter(job -> job.jobName().equals(shard.getName()))
                    .filter(
                        job ->
                            job.inputDataConfig()
                                .s3InputDataConfig()
                                .s3Uri()
                                .equals(ShardNames.input(shard, 0)))
                    .map(job -> RemoteJob.running(job.jobArn()))
                    .findFirst()
                    .orElseThrow(() -> ServiceCalls.madeByOthers(shard.getName())));
  }

  @Override
  public CompletableFuture<RemoteJob> describe(RemoteJob job) {
    return calls
        .typed(sdk.getModelInvocationJob(request -> request.jobIdentifier(job.id())))
        .thenApply(InvocationJobs::job);
  }

  @Override
  public CompletableFuture<List<RemoteJob>> underWay(String prefix) {
    List<RemoteJob> found = Collections.synchronizedList(new ArrayList<>());
    return calls
        .typed(
            sdk.listModelInvocationJobsPaginator(request -> request.nameContains(prefix))
                .subscribe(
                    page ->
                        page.invocationJobSummaries().stream()
                            .filter(job -> job.status() != ModelInvocationJobStatus.STOPPING)
                            .filter(job -> state(job.status()) == RemoteJob.State.RUNNING)
                            .map(job -> RemoteJob.running(job.jobArn()))
                            .forEach(found::add)))
        .thenApply(all -> found);
  }

  @Override
  public CompletableFuture<Void> stop(RemoteJob job) {
    return calls
        .typed(sdk.stopModelInvocationJob(request -> request.jobIdentifier(job.id())))
        .thenAccept(stopped -> {});
  }

  @Override
  public void close() {
    sdk.close();
  }

  private CreateModelInvocationJobRequest request(Shard shard) {
    CreateModelInvocationJobRequest.Builder request =
        CreateModelInvocationJobRequest.builder()
            .jobName(shard.getName())
            .clientRequestToken(shard.getName())
            .roleArn(settings.role().orElseThrow())
            .modelId(modelId)
            .timeoutDurationInHours(settings.timeoutHours())
            .inputDataConfig(
                input ->
                    input.s3InputDataConfig(
                        s3 ->
                            s3.s3Uri(ShardNames.input(shard, 0))
                                .s3InputFormat(S3InputFormat.JSONL)))
            .outputDataConfig(
                output ->
                    output.s3OutputDataConfig(
                        s3 ->
                            s3.s3Uri(ShardNames.output(shard))
                                .s3EncryptionKeyId(settings.kmsKey().orElse(null))))
            .tags(
                settings.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .collect(Collectors.toList()));
    if (!settings.subnets().isEmpty()) {
      request.vpcConfig(
          vpc -> vpc.subnetIds(settings.subnets()).securityGroupIds(settings.securityGroups()));
    }
    return request.build();
  }

  private static RemoteJob job(GetModelInvocationJobResponse found) {
    return RemoteJob.of(found.jobArn(), state(found.status()), found.message(), null, null);
  }

  private static RemoteJob.State state(ModelInvocationJobStatus status) {
    switch (status) {
      case COMPLETED:
        return RemoteJob.State.COMPLETED;
      case PARTIALLY_COMPLETED:
      case FAILED:
        return RemoteJob.State.FAILED;
      case STOPPED:
      case EXPIRED:
        return RemoteJob.State.STOPPED;
      default:
        return RemoteJob.State.RUNNING;
    }
  }
}
