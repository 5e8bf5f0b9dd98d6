package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.sink.JsonLines;
import com.thriviohr.udfs.infer.journal.Journal;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process of a bulk run with SIGKILL and starts it again under its id. */
@Timeout(240)
class KilledRunITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PROMPTS = 1_500;
  private static final int CONCURRENCY = 16;
  private static final String RUN = "night-1";

  @TempDir Path directory;
  private final List<Prompt> prompts = new ArrayList<>();

  @Test
  void killedRunPaysForNothingItHadAnAnswerTo() throws Exception {
    // Given: a run that is killed when about a third is paid
    writePrompts();
    try (EndpointSimulator simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder()
                .seed(7)
                .capacity(Capacity.defaults().withSlots(CONCURRENCY).withDecodeTokensPerSecond(400))
                .build())) {
      Process first = start(simulator);
      awaitBilled(simulator, first, PROMPTS / 3);
      first.destroyForcibly().waitFor();
      int killed = first.exitValue();
      int journaled = journaled();
      long sentBefore = simulator.ledger().requests();

      // When: the same command again
      Process second = start(simulator);
      int exit = second.waitFor();

      // Then: SIGKILL, then a whole run
      assertThat(killed).isEqualTo(128 + 9);
      assertThat(exit).as(log()).isZero();
      JsonNode receipt = MAPPER.readTree(directory.resolve("out/receipt.json").toFile());

      // Then: not one repeat of a journaled call, and of the others at most those in flight
      assertThat(journaled).isBetween(PROMPTS / 4, PROMPTS - 1);
      assertThat(simulator.ledger().requests() - sentBefore).isEqualTo(PROMPTS - journaled);
      long repeats = simulator.ledger().billed() - simulator.ledger().promptsBilled();
      assertThat(repeats).isLessThanOrEqualTo(CONCURRENCY);

      // Then: every prompt ends once, and the receipt and the endpoint's ledger agree
      assertThat(answeredIds())
          .containsExactlyInAnyOrderElementsOf(prompts.stream().map(Prompt::getPromptId).toList());
      assertThat(receipt.at("/prompts/replayed").asInt()).isEqualTo(journaled);
      assertThat(receipt.at("/calls/for_answers").asInt()).isEqualTo(PROMPTS);
      assertThat(receipt.at("/calls/repaid").asLong())
          .isGreaterThanOrEqualTo(repeats)
          .isLessThanOrEqualTo(CONCURRENCY);
      assertThat(receipt.at("/calls/sent").asLong())
          .isGreaterThanOrEqualTo(simulator.ledger().requests())
          .isLessThanOrEqualTo(PROMPTS + CONCURRENCY);
      assertThat(simulator.ledger().promptsBilled()).isEqualTo(PROMPTS);
    }
  }

  private void writePrompts() throws IOException {
    try (OutputStream out = Files.newOutputStream(directory.resolve("prompts.jsonl"))) {
      JsonLines<Prompt> encoder = new JsonLines<>();
      for (int i = 0; i < PROMPTS; i++) {
        Prompt prompt =
            Prompt.newBuilder()
                .setTenantId("acme")
                .setPromptId("prompt-" + i)
                .setTask("bulk")
                .setMessages(List.of(new ChatMessage(Role.USER, "Say thanks, variation " + i)))
                .setMaxTokens(32)
                .build();
        prompts.add(prompt);
        encoder.encode(prompt, out);
      }
    }
  }

  private Process start(EndpointSimulator simulator) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--prompts", directory.resolve("prompts.jsonl").toString()));
    arguments.addAll(List.of("--output", directory.resolve("out").toString()));
    arguments.addAll(List.of("--run.id", RUN, "--inference.journal", journal()));
    arguments.addAll(List.of("--inference.endpoint", simulator.uri() + "/v1"));
    arguments.addAll(List.of("--inference.model", "llama-3.1-8b"));
    arguments.addAll(List.of("--inference.concurrency", String.valueOf(CONCURRENCY)));
    arguments.addAll(List.of("--inference.budget", "5.00"));
    return JobProcess.start(directory, arguments);
  }

  private String journal() {
    return directory.resolve("journal").toString();
  }

  private void awaitBilled(EndpointSimulator simulator, Process job, int calls) throws IOException {
    while (simulator.ledger().billed() < calls) {
      assertThat(job.isAlive()).as(log()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("job.out"));
  }

  private int journaled() {
    try (Journal journal = Journal.open(journal(), RUN, Duration.ofDays(1), Clock.systemUTC())) {
      return (int)
          prompts.stream()
              .filter(prompt -> journal.replay(journal.call(prompt), prompt).isPresent())
              .count();
    }
  }

  private List<String> answeredIds() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory.resolve("out/jsonl"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          for (String line : Files.readAllLines(file)) {
            ids.add(MAPPER.readTree(line).path("prompt_id").asText());
          }
        }
      }
    }
    return ids;
  }
}
