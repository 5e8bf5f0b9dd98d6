package com.thriviohr.udfs.infer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.client.ServerQueue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# TYPE vllm:num_requests_running gauge\n"
            + "vllm:num_requests_running{engine=\"0\",model_name=\"meta-llama/Llama 3 } x\"} 5.0\n"
            + "vllm:num_requests_running{engine=\"1\",model_name=\"m\"} 3\n"
            + "vllm:num_requests_waiting{engine=\"0\"} 1 1764100000000\n"
            + "vllm:num_requests_waiting{engine=\"1\"} 6.0\n"
            + "vllm:num_requests_waiting_by_reason{reason=\"capacity\"} 7.0\n",
        "sglang:num_running_reqs{model_name=\"m\"} 8.0\nsglang:num_queue_reqs{model_name=\"m\"} 7\n",
        "tgi_batch_current_size 8\ntgi_queue_size 7\n",
        "# HELP llamacpp:requests_processing Number of requests processing.\r\n"
            + "llamacpp:requests_processing 8\r\nllamacpp:requests_deferred 7\r\n"
      })
  void readsQueueOfEveryServer(String page) {
    // When
    ServerQueue queue = MetricsPage.parse(page).orElseThrow();

    // Then
    assertThat(queue.running()).isEqualTo(8);
    assertThat(queue.waiting()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Not found</html>",
        "vllm:num_requests_running{model_name=\"m\"} 8.0\n",
        "tgi_batch_current_size NaN\ntgi_queue_size 7\n",
        "tgi_batch_current_size\ntgi_queue_size 7\n",
        "process_cpu_seconds_total 12.5\n"
      })
  void knowsNothingOfAQueueThatIsNotNamed(String page) {
    // When
    Optional<ServerQueue> queue = MetricsPage.parse(page);

    // Then
    assertThat(queue).isEmpty();
  }

  @Test
  void aQueueIsLongWhenMoreWaitThanKeepTheServerBusy() {
    // Given
    ServerQueue idle = new ServerQueue(0, 9);
    ServerQueue busy = new ServerQueue(100, 5);
    ServerQueue full = new ServerQueue(100, 6);

    // When
    boolean[] isLong = {idle.isLong(), busy.isLong(), full.isLong()};

    // Then
    assertThat(isLong).containsExactly(false, false, true);
  }
}
