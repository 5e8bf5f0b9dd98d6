package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.ServerQueue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The page on which a model server shows its metrics to Prometheus: vLLM, SGLang, Text Generation
 * Inference and llama.cpp's server (with {@code --metrics}) name their queue there.
 *
 * @see <a href="https://docs.vllm.ai/en/stable/design/metrics.html">vLLM's metrics</a>
 * @see <a
 *     href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Prometheus'
 *     text format</a>
 */
public final class MetricsPage {
  /** Metrics of requests running and waiting, server by server. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("vllm:num_requests_running", "vllm:num_requests_waiting"),
          List.of("sglang:num_running_reqs", "sglang:num_queue_reqs"),
          List.of("tgi_batch_current_size", "tgi_queue_size"),
          List.of("llamacpp:requests_processing", "llamacpp:requests_deferred"));

  private final HttpTransport transport;
  private final SdkHttpRequest request;

  /**
   * @param page its address
   * @param transport connections; not closed here
   */
  public MetricsPage(URI page, HttpTransport transport) {
    this.transport = requireNonNull(transport, "transport");
    SdkHttpRequest.Builder get = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(page);
    this.request = get.putHeader("Host", HttpExchange.host(get)).build();
  }

  /** The server's queue; empty when the page says nothing of one, a failure when there is none. */
  public CompletionStage<Optional<ServerQueue>> queue() {
    return HttpExchange.send(transport, request, new byte[0]).thenApply(MetricsPage::queue);
  }

  private static Optional<ServerQueue> queue(HttpAnswer answer) {
    return answer.head().statusCode() == 200
        ? parse(new String(answer.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The queue that a page names, summed over engines and models. */
  static Optional<ServerQueue> parse(String page) {
    for (List<String> names : NAMES) {
      OptionalDouble running = sum(page, names.get(0));
      OptionalDouble waiting = sum(page, names.get(1));
      if (running.isPresent() && waiting.isPresent()) {
        return Optional.of(
            new ServerQueue((int) running.getAsDouble(), (int) waiting.getAsDouble()));
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble sum(String page, String name) {
    double[] values =
        page.lines()
            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
            .mapToDouble(MetricsPage::value)
            .filter(value -> value >= 0)
            .toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(values).sum());
  }

  /** The number behind name and labels, before a time stamp if there is one; NaN for none. */
  private static double value(String line) {
    int name = Math.max(line.lastIndexOf('}'), line.indexOf(' '));
    try {
      return Double.parseDouble(line.substring(name + 1).trim().split("\\s+")[0]);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
