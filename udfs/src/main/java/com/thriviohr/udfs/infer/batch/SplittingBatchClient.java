package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Splits files that a job refused for one of their records, a tenth at a time, until the bad record
 * stands alone. All files of a round go as one job, whose name follows from its prompts: after a
 * restart every round is found again.
 */
final class SplittingBatchClient implements BatchInferenceClient {
  private static final int PARTS = 10;

  private final BatchInferenceClient delegate;
  private final WorkObjects objects;
  private final ShardWriter writer;

  /**
   * @param delegate runs one job; closed here
   * @param objects work folder; closed by the delegate
   * @param writer of the same folder
   */
  SplittingBatchClient(BatchInferenceClient delegate, WorkObjects objects, ShardWriter writer) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.objects = requireNonNull(objects, "objects");
    this.writer = requireNonNull(writer, "writer");
  }

  @Override
  public CompletionStage<ShardResult> submit(Shard shard) {
    return delegate.submit(shard).thenCompose(this::split);
  }

  @Override
  public void stop() {
    delegate.stop();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private CompletionStage<ShardResult> split(ShardResult result) {
    List<ShardFile> refused =
        result.getFiles().stream()
            .filter(SplittingBatchClient::isRefused)
            .collect(Collectors.toList());
    return refused.isEmpty()
        ? CompletableFuture.completedFuture(result)
        : prompts(refused).thenCompose(files -> splitFiles(result, refused, files));
  }

  /** True where the service says that what it was given is wrong, not that it failed itself. */
  private static boolean isRefused(ShardFile file) {
    return RemoteJob.State.FAILED.name().equals(file.getFailure()) && blamesTheRecord(file);
  }

  /** SageMaker's reasons begin with the side that is to blame. */
  static boolean blamesTheRecord(ShardFile file) {
    return file.getDetail().matches("(?s)(ClientError|AlgorithmError).*");
  }

  private CompletableFuture<List<List<Prompt>>> prompts(List<ShardFile> files) {
    List<CompletableFuture<List<Prompt>>> read =
        files.stream()
            .map(file -> objects.get(file.getPrompts()).thenApply(SplittingBatchClient::prompts))
            .collect(Collectors.toList());
    return CompletableFuture.allOf(read.toArray(new CompletableFuture<?>[0]))
        .thenApply(all -> read.stream().map(CompletableFuture::join).collect(Collectors.toList()));
  }

  private static List<Prompt> prompts(byte[] bytes) {
    try {
      return PromptFiles.prompts(bytes);
    } catch (IOException e) {
      throw new CompletionException(
          new InferenceException(
              FailureKind.MALFORMED_RESPONSE, "A file of prompts cannot be read back", null, 0));
    }
  }

  private CompletionStage<ShardResult> splitFiles(
      ShardResult result, List<ShardFile> refused, List<List<Prompt>> files) {
    List<List<Prompt>> parts = new ArrayList<>();
    List<ShardFile> split = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).size() > 1) {
        parts.addAll(parts(files.get(i)));
        split.add(refused.get(i));
      }
    }
    if (parts.isEmpty()) {
      return CompletableFuture.completedFuture(result);
    }
    return writer
        .write(parts, 0)
        .thenCompose(this::submit)
        .thenApply(further -> merged(result, split, further));
  }

  private static List<List<Prompt>> parts(List<Prompt> file) {
    int size = Math.max(1, (file.size() + PARTS - 1) / PARTS);
    List<List<Prompt>> parts = new ArrayList<>();
    for (int from = 0; from < file.size(); from += size) {
      parts.add(file.subList(from, Math.min(from + size, file.size())));
    }
    return parts;
  }

  private static ShardResult merged(ShardResult first, List<ShardFile> split, ShardResult further) {
    List<ShardFile> files = new ArrayList<>(first.getFiles());
    files.removeAll(split);
    files.addAll(further.getFiles());
    List<String> jobs = new ArrayList<>(first.getJobs());
    jobs.addAll(further.getJobs());
    return ShardResult.newBuilder(first)
        .setFiles(files)
        .setJobs(jobs)
        .setBilledSeconds(first.getBilledSeconds() + further.getBilledSeconds())
        .build();
  }
}
