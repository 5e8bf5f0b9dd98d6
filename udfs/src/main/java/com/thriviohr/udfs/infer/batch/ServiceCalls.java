package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.wire.FailureKinds;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.util.ExceptionUtils;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Calls of an endpoint's services that send no prompt; their failures are typed. */
final class ServiceCalls {
  private final String endpoint;

  /**
   * @param endpoint name of the endpoint, for messages
   */
  ServiceCalls(String endpoint) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
  }

  /** The same call, failing with an {@link InferenceException}. */
  <T> CompletableFuture<T> typed(CompletableFuture<T> call) {
    return call.handle(
        (value, thrown) -> {
          if (thrown != null) {
            throw new CompletionException(FailureKinds.ofControlPlane(thrown, endpoint));
          }
          return value;
        });
  }

  /**
   * A call that makes a job; where there is one of its name, that one.
   *
   * @param nameTaken error code by which the service says so
   */
  CompletableFuture<RemoteJob> startOrAdopt(
      CompletableFuture<RemoteJob> start,
      String nameTaken,
      Supplier<CompletableFuture<RemoteJob>> adopt) {
    return start
        .handle(
            (job, thrown) ->
                thrown != null && isError(thrown, nameTaken) ? adopt.get() : typed(start))
        .thenCompose(Function.identity());
  }

  private static boolean isError(Throwable thrown, String code) {
    return ExceptionUtils.findThrowable(thrown, AwsServiceException.class)
        .map(AwsServiceException::awsErrorDetails)
        .filter(details -> code.equals(details.errorCode()))
        .isPresent();
  }

  /** The failure of a job of our name that is not ours. */
  static InferenceException madeByOthers(String job) {
    return new InferenceException(
        FailureKind.INVALID_REQUEST, "Job " + job + " was made by somebody else", null, 0);
  }
}
