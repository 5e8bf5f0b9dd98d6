package com.thriviohr.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Asks an embedded Flink which of a job's stages work, and how many records they have taken in.
 * This moves while a stage sorts or compares and nothing comes out of it.
 *
 * @see <a href="https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/rest_api/">REST
 *     API, /jobs/:jobid</a>
 */
final class Stages {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST_NAME = 72;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Optional<URI> job;

  private Stages(Optional<URI> job) {
    this.job = job;
  }

  /**
   * The stages of a job, where the environment has said on which port it answers. In streaming mode
   * all work at the same time, and none is named.
   */
  static Stages of(ReadableConfig configuration, JobID id) {
    boolean oneByOne =
        configuration.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH;
    return new Stages(
        configuration
            .getOptional(JobEnvironment.LOCAL_REST_PORT)
            .filter(port -> oneByOne)
            .map(port -> URI.create("http://127.0.0.1:" + port + "/jobs/" + id)));
  }

  /** Such as {@code stage 3 of 9 (deduplicate) 12,345 records}; empty when Flink does not say. */
  String working() {
    return job.map(this::ask).orElse("");
  }

  private String ask(URI uri) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? describe(MAPPER.readTree(answer.body())) : "";
    } catch (IOException notReachableNow) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Of the stages that run the one furthest on, of those that have taken something in if any. */
  static String describe(JsonNode job) {
    List<JsonNode> stages = new ArrayList<>();
    job.path("vertices").forEach(stages::add);
    int working = -1;
    for (int i = 0; i < stages.size(); i++) {
      boolean runs = stages.get(i).path("status").asText().equals("RUNNING");
      if (runs && (records(stages, i) > 0 || working < 0 || records(stages, working) == 0)) {
        working = i;
      }
    }
    return working < 0
        ? ""
        : String.format(
            Locale.ROOT,
            "stage %d of %d (%s) %,d records",
            working + 1,
            stages.size(),
            shortName(stages.get(working).path("name").asText()),
            records(stages, working));
  }

  /** Records taken in; of the first stage, a source, those that went out. */
  private static long records(List<JsonNode> stages, int at) {
    String measure = at == 0 ? "write-records" : "read-records";
    return stages.get(at).path("metrics").path(measure).asLong();
  }

  /** The operators of the chain, without Flink's own words and the books beside them. */
  private static String shortName(String name) {
    String plain =
        Arrays.stream(name.replaceFirst("^Source: ", "").split(" -> "))
            .map(operator -> operator.replaceAll("[\\[\\]()]|: Writer|: Committer", "").strip())
            .filter(operator -> !operator.startsWith("count ") && !operator.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 1) + "…";
  }
}
