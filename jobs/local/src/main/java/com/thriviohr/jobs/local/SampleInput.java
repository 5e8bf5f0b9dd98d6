package com.thriviohr.jobs.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.sample.PlantedMessage;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.datasets.sample.Span;
import com.thriviohr.datasets.sink.JsonLines;
import com.thriviohr.udfs.anonymise.text.PlainText;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes the input that a user did not name: sample company, key of the sample, prompts. */
final class SampleInput {
  /** The sample's newest messages; its nudges are for the day after. */
  static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);

  private static final int MAX_TOKENS = 96;

  private final Path folder;

  SampleInput(Path folder) {
    this.folder = folder;
  }

  Path messages() {
    return folder.resolve("messages.jsonl");
  }

  Path roster() {
    return folder.resolve("roster.jsonl");
  }

  Path gold() {
    return folder.resolve("gold.jsonl");
  }

  Path prompts() {
    return folder.resolve("prompts.jsonl");
  }

  Path key() {
    return folder.resolve("sample.key");
  }

  void writeCompany(LocalConfig config) throws IOException {
    Files.createDirectories(folder);
    company(config).writeTo(folder);
  }

  /** Texts without markup with what was planted in them, as an evaluation reads them. */
  void writeGold(LocalConfig config) throws IOException {
    Files.createDirectories(folder);
    try (BufferedWriter out = Files.newBufferedWriter(gold())) {
      company(config).forEachMessage(planted -> writeGold(planted, out));
    }
  }

  private static void writeGold(PlantedMessage planted, BufferedWriter out) {
    RawMessage message = planted.message();
    if (!PlainText.of(message.getText(), message.getFormat()).equals(message.getText())) {
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("text", message.getText());
    ArrayNode spans = line.putArray("spans");
    for (Span span : planted.spans()) {
      spans.addObject().put("start", span.start()).put("end", span.end()).put("type", span.type());
    }
    try {
      out.write(line.toString());
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleCompany company(LocalConfig config) {
    return new SampleCompany(
        new SampleSettings(config.seed(), config.people(), config.messages(), LAST_DAY));
  }

  /** The key of the sample is no secret: the same sample gives the same dataset. */
  void writeKey(LocalConfig config) throws IOException {
    String text = "sample-company-key-of-seed-" + config.seed() + "-not-a-secret-0000";
    Files.write(key(), text.getBytes(StandardCharsets.UTF_8));
  }

  void writePrompts(LocalConfig config) throws IOException {
    Files.createDirectories(folder);
    JsonLines<Prompt> encoder = new JsonLines<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(prompts()))) {
      for (int i = 0; i < config.prompts(); i++) {
        encoder.encode(prompt(i), out);
      }
    }
  }

  private static Prompt prompt(int number) {
    String question = "Name one way to thank a colleague. Variation " + number + ".";
    return Prompt.newBuilder()
        .setTenantId("sample")
        .setPromptId(String.format("prompt-%07d", number))
        .setTask("bulk")
        .setMessages(List.of(new ChatMessage(Role.USER, question)))
        .setPlaceholders(List.of())
        .setMaxTokens(MAX_TOKENS)
        .setAttributes(Map.of())
        .build();
  }
}
