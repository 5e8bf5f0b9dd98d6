package com.thriviohr.udfs.infer.wire;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;

/** One request and its whole response. */
final class HttpExchange {
  private HttpExchange() {}

  /** Sends a request; cancelling the result ends the exchange. */
  static CompletableFuture<HttpAnswer> send(
      HttpTransport transport, SdkHttpRequest request, byte[] body) {
    ResponseCollector collector = new ResponseCollector();
    CompletableFuture<Void> exchange =
        transport
            .http()
            .execute(
                AsyncExecuteRequest.builder()
                    .request(request)
                    .requestContentPublisher(new BodyPublisher(AsyncRequestBody.fromBytes(body)))
                    .responseHandler(collector)
                    .build());
    exchange.whenComplete((nothing, thrown) -> fail(collector, thrown));
    CompletableFuture<HttpAnswer> result = collector.result();
    result.whenComplete((answer, thrown) -> cancelIfUnused(result, exchange));
    return result;
  }

  /** The Host header of a request. */
  static String host(SdkHttpRequest.Builder request) {
    Integer port = request.port();
    return port == null ? request.host() : request.host() + ":" + port;
  }

  private static void fail(ResponseCollector collector, Throwable thrown) {
    if (thrown != null) {
      collector.result().completeExceptionally(thrown);
    }
  }

  private static void cancelIfUnused(
      CompletableFuture<HttpAnswer> result, CompletableFuture<Void> exchange) {
    if (result.isCompletedExceptionally()) {
      exchange.cancel(true);
    }
  }
}
