package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Asks an OpenAI-compatible server, such as vLLM, over the SDK's own HTTP client without signing.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html">vLLM
 *     server</a>
 */
public final class OpenAiClient implements InferenceClient {
  /** Header by which a server on spot capacity announces its end. */
  private static final String DRAINING = "x-endpoint-draining";

  private static final String PATH = "/chat/completions";

  private final ModelEndpoint served;
  private final HttpTransport transport;
  private final SdkHttpRequest head;
  private final ChatFormat format = new ChatFormat();

  /**
   * @param served endpoint and model
   * @param bearer token sent with every call, if any
   * @param transport connections; not closed here
   */
  public OpenAiClient(ModelEndpoint served, Optional<String> bearer, HttpTransport transport) {
    this.served = requireNonNull(served, "served");
    this.transport = requireNonNull(transport, "transport");
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address(served.endpoint().url().orElseThrow()))
            .putHeader("Content-Type", "application/json")
            .putHeader("Accept", "application/json");
    served.endpoint().headers().forEach(request::putHeader);
    bearer.ifPresent(token -> request.putHeader("Authorization", "Bearer " + token));
    this.head = request.putHeader("Host", HttpExchange.host(request)).build();
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(
        () ->
            Calls.follow(
                send(JsonBodies.bytes(format.request(prompt, served))),
                answer -> completion(prompt, answer),
                thrown -> FailureKinds.of(thrown, served, prompt)));
  }

  /** Holds nothing of its own; the transport belongs to whoever opened it. */
  @Override
  public void close() {}

  private CompletableFuture<HttpAnswer> send(byte[] body) {
    SdkHttpRequest request =
        head.toBuilder().putHeader("Content-Length", Integer.toString(body.length)).build();
    return HttpExchange.send(transport, request, body);
  }

  private Completion completion(Prompt prompt, HttpAnswer http) {
    HttpAnswer answer = unpacked(http);
    if (!http.head().isSuccessful()) {
      throw failure(prompt, answer);
    }
    JsonNode body = JsonBodies.tree(answer.body(), served.name());
    return served.completion(prompt, format.answer(prompt, body).checked(served.name()));
  }

  private HttpAnswer unpacked(HttpAnswer http) {
    try {
      return http.unpacked(ResponseCollector.MOST_BYTES);
    } catch (IOException e) {
      throw new InferenceException(
          FailureKind.MALFORMED_RESPONSE, "Endpoint '" + served.name() + "' answered broken gzip");
    }
  }

  private InferenceException failure(Prompt prompt, HttpAnswer answer) {
    int status = answer.head().statusCode();
    ErrorBody error = ErrorBody.of(answer.body());
    boolean drains = status == 503 && answer.head().firstMatchingHeader(DRAINING).isPresent();
    FailureKind kind = drains ? FailureKind.DRAINING : error.kind(status);
    if (kind == FailureKind.INVALID_REQUEST && format.learns(error.message())) {
      kind = FailureKind.CONFLICT;
    }
    String told = error.reason(prompt).map(reason -> ": " + reason).orElse("");
    return new InferenceException(
        kind,
        "Endpoint '" + served.name() + "' answered HTTP " + status + moved(answer) + told,
        RetryAfter.of(answer.head(), served.clock()).orElse(null),
        1);
  }

  /** Where a redirect leads, without its query. */
  private static String moved(HttpAnswer answer) {
    boolean redirects = answer.head().statusCode() / 100 == 3;
    return answer
        .head()
        .firstMatchingHeader("Location")
        .filter(location -> redirects)
        .map(location -> " and moved to " + location.replaceAll("[?#].*", "") + ", give that URL")
        .orElse("");
  }

  /** The address of chat completions below a base URL, which may be that address already. */
  static URI address(URI base) {
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    String whole = path.endsWith(PATH) ? path : path + PATH;
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + whole + query);
  }
}
