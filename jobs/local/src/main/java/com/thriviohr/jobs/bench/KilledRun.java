package com.thriviohr.jobs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.sink.JsonLines;
import com.thriviohr.jobs.BulkInferenceJob;
import com.thriviohr.udfs.infer.journal.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bulk job that is killed with SIGKILL half way, and started again under its id. */
final class KilledRun {
  private static final int PROMPTS = 2_000;
  private static final int UNDER_WAY = 256;
  private static final String RUN = "killed-run";

  private final Path folder;
  private final URI server;

  private KilledRun(Path folder, URI server) {
    this.folder = folder;
    this.server = server;
  }

  static List<Target> targets() throws IOException, InterruptedException {
    try (Servers servers = Servers.start(Scenarios.ONE.arguments())) {
      return new KilledRun(Files.createTempDirectory("killed-run"), servers.uris().get(0)).run();
    }
  }

  private List<Target> run() throws IOException, InterruptedException {
    writePrompts();
    Process first = start();
    while (bill().billed() < PROMPTS / 2) {
      Thread.sleep(50);
    }
    first.destroyForcibly().waitFor();
    List<Prompt> journaled = journaled();
    ServerBill before = bill();
    int exit = start().waitFor();
    if (exit != 0) {
      throw new IOException("The second run ended with " + exit + ": see " + folder);
    }
    ServerBill after = bill();
    long repeatsOfJournaled =
        journaled.stream().mapToLong(p -> after.billed(p) - before.billed(p)).sum();
    long repeats = after.billedAgain();
    long onReceipt =
        new ObjectMapper()
            .readTree(folder.resolve("out/receipt.json").toFile())
            .at("/calls/repaid")
            .asLong();
    return List.of(
        Target.of(
            "repeats of journaled calls after kill -9",
            "0",
            repeatsOfJournaled + " of " + journaled.size(),
            repeatsOfJournaled == 0),
        // In flight is what was sent and not yet durable; the run can have no more than that.
        Target.of(
            "repeats in total, all on the receipt",
            "≤ in flight",
            Target.format("%d paid again; %d on the receipt", repeats, onReceipt),
            repeats <= onReceipt && onReceipt <= UNDER_WAY));
  }

  private ServerBill bill() throws IOException {
    return ServerBill.of(List.of(server));
  }

  private Process start() throws IOException {
    return JavaProcess.of(
            BulkInferenceJob.class,
            1_024,
            List.of(
                "--prompts",
                folder.resolve("prompts.jsonl").toString(),
                "--output",
                folder.resolve("out").toString(),
                "--run.id",
                RUN,
                "--inference.journal",
                folder.resolve("journal").toString(),
                "--inference.concurrency",
                String.valueOf(UNDER_WAY),
                "--local.parallelism",
                "1",
                "--inference.endpoint",
                server + "/v1"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void writePrompts() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("prompts.jsonl"))) {
      JsonLines<Prompt> lines = new JsonLines<>();
      for (int i = 0; i < PROMPTS; i++) {
        lines.encode(Prompts.number(i), out);
      }
    }
  }

  /** The prompts whose answers survived the kill. */
  private List<Prompt> journaled() {
    try (Journal journal =
        Journal.open(
            folder.resolve("journal").toString(), RUN, Duration.ofDays(1), Clock.systemUTC())) {
      return IntStream.range(0, PROMPTS)
          .mapToObj(Prompts::number)
          .filter(prompt -> journal.replay(journal.call(prompt), prompt).isPresent())
          .collect(Collectors.toList());
    }
  }
}
