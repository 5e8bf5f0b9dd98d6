package com.thriviohr.udfs.infer.wire;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import io.netty.handler.timeout.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.flink.util.ExceptionUtils;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/**
 * What a failed call means, by SDK type, error code and HTTP status. Messages are never looked at:
 * they change, and may hold a number or a word by chance.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html">InvokeEndpoint
 *     errors</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse
 *     errors</a>
 */
public final class FailureKinds {
  private static final Map<String, FailureKind> BY_CODE =
      Map.ofEntries(
          Map.entry("ThrottlingException", FailureKind.THROTTLED),
          Map.entry("Throttling", FailureKind.THROTTLED),
          Map.entry("TooManyRequestsException", FailureKind.THROTTLED),
          Map.entry("ServiceQuotaExceededException", FailureKind.THROTTLED),
          Map.entry("ModelNotReadyException", FailureKind.THROTTLED),
          Map.entry("ModelTimeoutException", FailureKind.TIMED_OUT),
          Map.entry("AccessDeniedException", FailureKind.ACCESS_DENIED),
          Map.entry("UnrecognizedClientException", FailureKind.ACCESS_DENIED),
          Map.entry("ExpiredTokenException", FailureKind.ACCESS_DENIED),
          Map.entry("InvalidSignatureException", FailureKind.ACCESS_DENIED),
          Map.entry("IncompleteSignatureException", FailureKind.ACCESS_DENIED),
          Map.entry("ResourceNotFoundException", FailureKind.NOT_FOUND),
          Map.entry("ResourceLimitExceeded", FailureKind.THROTTLED),
          Map.entry("SlowDown", FailureKind.THROTTLED),
          Map.entry("ResourceNotFound", FailureKind.NOT_FOUND),
          Map.entry("NoSuchBucket", FailureKind.NOT_FOUND),
          Map.entry("AccessDenied", FailureKind.ACCESS_DENIED));

  private FailureKinds() {}

  /** The kind of an HTTP status that is not a success. */
  static FailureKind ofStatus(int status) {
    switch (status) {
      case 402:
        return FailureKind.QUOTA_USED_UP;
      case 409:
      case 425:
        return FailureKind.CONFLICT;
      case 401:
      case 403:
        return FailureKind.ACCESS_DENIED;
      case 404:
        return FailureKind.NOT_FOUND;
      case 408:
        return FailureKind.TIMED_OUT;
      case 424:
      case 530:
        return FailureKind.DEPENDENCY_FAILED;
      case 429:
        return FailureKind.THROTTLED;
      default:
        if (status >= 500) {
          return FailureKind.SERVICE_UNAVAILABLE;
        }
        if (status >= 400) {
          return FailureKind.INVALID_REQUEST;
        }
        return status >= 300 ? FailureKind.NOT_FOUND : FailureKind.MALFORMED_RESPONSE;
    }
  }

  /** The typed failure of whatever a client's future threw. */
  static InferenceException of(Throwable thrown, ModelEndpoint served, Prompt prompt) {
    String endpoint = served.name();
    Optional<InferenceException> typed =
        ExceptionUtils.findThrowable(thrown, InferenceException.class);
    if (typed.isPresent()) {
      return typed.get();
    }
    Optional<AwsServiceException> service =
        ExceptionUtils.findThrowable(thrown, AwsServiceException.class);
    if (service.isPresent()) {
      return ofService(service.get(), served, prompt);
    }
    if (holds(thrown, ApiCallAttemptTimeoutException.class)
        || holds(thrown, ApiCallTimeoutException.class)
        || holds(thrown, TimeoutException.class)) {
      return failure(FailureKind.TIMED_OUT, endpoint, "did not answer in time");
    }
    if (holds(thrown, JsonProcessingException.class)) {
      return failure(FailureKind.MALFORMED_RESPONSE, endpoint, "answered with broken JSON");
    }
    if (holds(thrown, SSLException.class)) {
      return failure(
          FailureKind.CONNECTION_FAILED,
          endpoint,
          "speaks TLS with a certificate that is not trusted: give its authority's PEM file by"
              + " --inference.ca-file");
    }
    // The other TimeoutException is netty's: the pool's timer for a connection throws Java's.
    if (holds(thrown, IOException.class)
        || holds(thrown, java.util.concurrent.TimeoutException.class)) {
      return failure(FailureKind.CONNECTION_FAILED, endpoint, "lost or refused the connection");
    }
    return Calls.failure(thrown);
  }

  /** The same of a call that sends no prompt: the service's reason is told as it is. */
  public static InferenceException ofControlPlane(Throwable thrown, String endpoint) {
    Optional<InferenceException> typed =
        ExceptionUtils.findThrowable(thrown, InferenceException.class);
    if (typed.isPresent()) {
      return typed.get();
    }
    Optional<AwsServiceException> service =
        ExceptionUtils.findThrowable(thrown, AwsServiceException.class);
    if (service.isEmpty()) {
      return failure(FailureKind.CONNECTION_FAILED, endpoint, "lost or refused the connection");
    }
    AwsErrorDetails details = service.get().awsErrorDetails();
    String code = details == null ? "" : String.valueOf(details.errorCode());
    String reason = details == null ? "" : ": " + details.errorMessage();
    return new InferenceException(
        BY_CODE.getOrDefault(code, ofStatus(service.get().statusCode())),
        "Endpoint '"
            + endpoint
            + "' answered HTTP "
            + service.get().statusCode()
            + " "
            + code
            + reason,
        null,
        0);
  }

  /** A service's reason for a job's failure, cut, and without words of a prompt. */
  public static String told(String reason, Prompt prompt) {
    return ErrorBody.reason(reason, prompt).orElse("no reason was told");
  }

  private static InferenceException ofService(
      AwsServiceException thrown, ModelEndpoint served, Prompt prompt) {
    AwsErrorDetails details = thrown.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    FailureKind kind =
        originalStatus(thrown)
            .map(FailureKinds::ofModelStatus)
            .orElseGet(
                () ->
                    code != null && BY_CODE.containsKey(code)
                        ? BY_CODE.get(code)
                        : ofStatus(thrown.statusCode()));
    Duration retryAfter =
        details == null || details.sdkHttpResponse() == null
            ? null
            : RetryAfter.of(details.sdkHttpResponse(), served.clock()).orElse(null);
    String told =
        details == null || details.errorMessage() == null
            ? ""
            : ErrorBody.reason(details.errorMessage(), prompt).map(": "::concat).orElse("");
    String message =
        "Endpoint '" + served.name() + "' answered HTTP " + thrown.statusCode() + " " + code + told;
    return new InferenceException(kind, message, retryAfter, 1);
  }

  /** The status of the model's container behind HTTP 424. */
  private static Optional<Integer> originalStatus(AwsServiceException thrown) {
    if (thrown
        instanceof software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException) {
      return Optional.ofNullable(
          ((software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException) thrown)
              .originalStatusCode());
    }
    if (thrown
        instanceof software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException) {
      return Optional.ofNullable(
          ((software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException) thrown)
              .originalStatusCode());
    }
    return Optional.empty();
  }

  /** A container says 424 for a request it cannot use, where a service says it for its model. */
  private static FailureKind ofModelStatus(int status) {
    return status == 424 ? FailureKind.INVALID_REQUEST : ofStatus(status);
  }

  private static boolean holds(Throwable thrown, Class<? extends Throwable> type) {
    return ExceptionUtils.findThrowable(thrown, type).isPresent();
  }

  private static InferenceException failure(FailureKind kind, String endpoint, String what) {
    return new InferenceException(kind, "Endpoint '" + endpoint + "' " + what);
  }
}
