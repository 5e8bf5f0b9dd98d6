package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.InferenceClient;
import com.thriviohr.udfs.infer.InferenceException;
import com.thriviohr.udfs.infer.chain.Calls;
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

  private final Served served;
  private final HttpTransport transport;
  private final SdkHttpRequest head;
  private final BodyFormat format = new ChatFormat();

  /**
   * @param served endpoint and model
   * @param bearer token sent with every call, if any
   * @param transport connections; not closed here
   */
  public OpenAiClient(Served served, Optional<String> bearer, HttpTransport transport) {
    this.served = requireNonNull(served, "served");
    this.transport = requireNonNull(transport, "transport");
    String base = served.endpoint().url().orElseThrow().toString();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(base.replaceAll("/+$", "") + "/chat/completions"))
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
                thrown -> FailureKinds.of(thrown, served.name(), served.clock())));
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
    int status = http.head().statusCode();
    if (status != 200) {
      boolean drains = status == 503 && http.head().firstMatchingHeader(DRAINING).isPresent();
      throw new InferenceException(
          drains ? FailureKind.DRAINING : FailureKinds.ofStatus(status),
          "Endpoint '" + served.name() + "' answered HTTP " + status,
          RetryAfter.of(http.head(), served.clock()).orElse(null),
          1);
    }
    if (!http.isJson()) {
      throw new InferenceException(
          FailureKind.MALFORMED_RESPONSE,
          "Endpoint '" + served.name() + "' answered with another type than JSON");
    }
    Answer answer = format.answer(prompt, JsonBodies.tree(http.body(), served.name()));
    return served.completion(prompt, answer.checked(served.name()));
  }
}
