package com.thriviohr.udfs.infer.journal;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * What opening a journal takes in time and heap, and a look into it.
 *
 * <pre>
 * java -Xmx1g -cp … com.thriviohr.udfs.infer.journal.JournalIndexBench [entries] [own | other]
 * </pre>
 *
 * <p>{@code own} are answers of the run that asks, which are known by prompt and by content.
 */
public final class JournalIndexBench {
  private static final int PER_COMMIT = 10_000;
  private static final int LOOKS = 100_000;

  private JournalIndexBench() {}

  /** Writes a journal in a temporary folder, opens it and prints what that took. */
  public static void main(String[] args) throws Exception {
    int entries = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
    String run = args.length > 1 && args[1].equals("own") ? "night" : "another";
    Path folder = Files.createTempDirectory("journal-index");
    write(folder, entries);
    long before = heap();
    long start = System.nanoTime();
    try (Journal journal =
        Journal.open(folder.toString(), run, Duration.ofDays(30), Clock.systemUTC())) {
      double seconds = (System.nanoTime() - start) / 1e9;
      long bytes = heap() - before;
      System.out.printf(
          Locale.ROOT,
          "entries=%d (%s run): opened in %.1f s, heap %d MiB, %.1f bytes an entry; looks %.0f/s%n",
          entries,
          run.equals("night") ? "own" : "other",
          seconds,
          bytes >> 20,
          (double) bytes / entries,
          looks(journal, entries, run));
    } finally {
      delete(folder);
    }
  }

  private static void write(Path folder, int entries) throws Exception {
    JournalKey run = JournalKey.run("night");
    Completion completion = FakeInferenceClient.completion(prompt(0));
    completion.setText("Thank you, {{recipient}}. ".repeat(8));
    try (SegmentWriter writer = Segments.at(folder.toString()).newWriter(Instant.now())) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (int i = 0; i < entries; i++) {
        JournalKey key = JournalKey.answer(prompt(i), "m");
        CallId call = CallId.of(prompt(i), run);
        frames.writeBytes(
            Frames.frame(JournalRecord.answered(call, key, Instant.now(), completion).toBytes()));
        if (i % PER_COMMIT == PER_COMMIT - 1 || i == entries - 1) {
          writer.commit(frames.toByteArray());
          frames.reset();
        }
      }
    }
  }

  private static double looks(Journal journal, int entries, String run) {
    Random random = new Random(1);
    long start = System.nanoTime();
    for (int look = 0; look < LOOKS; look++) {
      Prompt prompt = prompt(random.nextInt(entries));
      boolean found =
          run.equals("night")
              ? journal.replay(journal.call(prompt), prompt).isPresent()
              : journal.reuse(prompt, "m").isPresent();
      if (!found) {
        throw new IllegalStateException("an answer is not found");
      }
    }
    return LOOKS * 1e9 / (System.nanoTime() - start);
  }

  private static Prompt prompt(int number) {
    Prompt prompt = FakeInferenceClient.prompt("prompt-" + number);
    prompt.setTemperature(0.7);
    return prompt;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
