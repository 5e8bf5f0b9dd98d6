package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Does the work of batch jobs: reads their files, has every record answered, and writes the outputs
 * as the service does.
 */
final class JobRunner {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Both services ask again for what may pass. */
  private static final int RETRIES = 3;

  private final JobStore store;
  private final Dispatcher dispatcher;
  private final Executor loop;

  /**
   * @param store objects
   * @param dispatcher answers records, with its faults, quota and ledger
   * @param loop the simulator's one thread
   */
  JobRunner(JobStore store, Dispatcher dispatcher, Executor loop) {
    this.store = store;
    this.dispatcher = dispatcher;
    this.loop = loop;
  }

  /** Runs a job to its end. */
  void run(SimulatedJob job, JobOutput output) {
    job.begin();
    files(job)
        .thenComposeAsync(files -> runFiles(job, files, 0, output), loop)
        .whenCompleteAsync(
            (done, thrown) -> {
              if (thrown != null) {
                job.end(SimulatedJob.Status.FAILED, "ClientError: the input cannot be read");
              } else {
                output.end(job);
              }
            },
            loop);
  }

  private CompletableFuture<List<String>> files(SimulatedJob job) {
    if (!job.files().isManifest()) {
      return CompletableFuture.completedFuture(List.of(job.files().input()));
    }
    return store.get(job.files().input()).thenApply(JobRunner::listed);
  }

  private static List<String> listed(String manifest) {
    List<String> files = new ArrayList<>();
    JsonNode entries = tree(manifest);
    String prefix = entries.path(0).path("prefix").asText();
    for (int i = 1; i < entries.size(); i++) {
      files.add(prefix + entries.path(i).asText());
    }
    return files;
  }

  private CompletableFuture<Void> runFiles(
      SimulatedJob job, List<String> files, int next, JobOutput output) {
    if (next == files.size() || job.hasEnded()) {
      return CompletableFuture.completedFuture(null);
    }
    return store
        .get(files.get(next))
        .thenComposeAsync(text -> new FileRun(job, text).start(), loop)
        .thenComposeAsync(answers -> output.write(job, files.get(next), answers), loop)
        .thenComposeAsync(written -> runFiles(job, files, next + 1, output), loop);
  }

  /** Null for what is no JSON. */
  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }

  /** A record with what became of it. */
  static final class Answered {
    private final JsonNode line;
    private final HttpReply answer;

    Answered(JsonNode line, HttpReply answer) {
      this.line = line;
      this.answer = answer;
    }

    JsonNode line() {
      return line;
    }

    int status() {
      return answer.status();
    }

    JsonNode body() {
      return tree(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /** One file, so many records at a time. */
  private final class FileRun {
    private final SimulatedJob job;
    private final String[] lines;
    private final Answered[] answers;
    private final CompletableFuture<List<Answered>> done = new CompletableFuture<>();
    private int next;
    private int open;

    FileRun(SimulatedJob job, String text) {
      this.job = job;
      this.lines = text.isEmpty() ? new String[0] : text.split("\n");
      this.answers = new Answered[lines.length];
    }

    CompletableFuture<List<Answered>> start() {
      ask();
      return done;
    }

    private void ask() {
      while (open < job.files().atATime() && next < lines.length) {
        open++;
        int place = next++;
        ask(place, tree(lines[place]), RETRIES);
      }
      if (open == 0 && next == lines.length) {
        done.complete(List.of(answers));
      }
    }

    private void ask(int place, JsonNode line, int retries) {
      RecordExchange exchange =
          new RecordExchange(answer -> loop.execute(() -> take(place, line, answer, retries)));
      JsonNode body = line.has("modelInput") ? line.path("modelInput") : line;
      try {
        dispatcher.dispatch(job.protocol().parse(job.target(), body), job.protocol(), exchange);
      } catch (BadRequestException e) {
        dispatcher.reject(job.protocol(), exchange, e.getMessage());
      }
    }

    private void take(int place, JsonNode line, HttpReply answer, int retries) {
      boolean passing = answer.status() == 429 || answer.status() >= 500;
      if (passing && retries > 0) {
        ask(place, line, retries - 1);
        return;
      }
      answers[place] = new Answered(line, answer);
      open--;
      ask();
    }
  }
}
