package com.thriviohr.datasets.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.sink.JsonLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A made-up company: roster, messages with planted personal data, and the truth about every planted
 * span. Any size; memory does not grow with the number of messages.
 */
public final class SampleCompany {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int REDELIVERED_EVERY = 97;
  private static final int BROKEN_EVERY = 1_999;

  private final SampleSettings settings;
  private final WordPools pools = new WordPools();
  private final List<Person> people;

  /**
   * @param settings size and seed
   */
  public SampleCompany(SampleSettings settings) {
    this.settings = settings;
    this.people = new SampleRoster(pools, settings.seed()).people(settings.people());
  }

  /** Everybody, over both tenants. */
  public List<Person> people() {
    return List.copyOf(people);
  }

  /** Hands over every message, oldest first. */
  public void forEachMessage(Consumer<PlantedMessage> consumer) {
    Map<String, List<Person>> tenants =
        people.stream()
            .collect(Collectors.groupingBy(Person::getTenantId, TreeMap::new, Collectors.toList()));
    SampleMessages messages = new SampleMessages(settings, tenants, new Phrasebook(pools));
    while (messages.hasNext()) {
      consumer.accept(messages.next());
    }
  }

  /**
   * Writes {@code roster.jsonl}, {@code messages.jsonl} and {@code truth.jsonl}. As in real
   * deliveries, some messages come twice and some lines are broken.
   */
  public void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (OutputStream roster = open(directory.resolve("roster.jsonl"))) {
      JsonLines<Person> encoder = new JsonLines<>();
      for (Person person : people) {
        encoder.encode(person, roster);
      }
    }
    try (OutputStream messages = open(directory.resolve("messages.jsonl"));
        OutputStream truth = open(directory.resolve("truth.jsonl"))) {
      writeMessages(messages, truth);
    }
  }

  private void writeMessages(OutputStream messages, OutputStream truth) {
    JsonLines<RawMessage> encoder = new JsonLines<>();
    int[] written = {0};
    forEachMessage(
        planted -> {
          try {
            encoder.encode(planted.message(), messages);
            truth.write(truthLine(planted));
            written[0]++;
            if (written[0] % REDELIVERED_EVERY == 0) {
              encoder.encode(planted.message(), messages);
            }
            if (written[0] % BROKEN_EVERY == 0) {
              messages.write("{\"tenant_id\":\n".getBytes(StandardCharsets.UTF_8));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static byte[] truthLine(PlantedMessage planted) throws IOException {
    RawMessage message = planted.message();
    ObjectNode line = MAPPER.createObjectNode();
    line.put("tenant_id", message.getTenantId());
    line.put("source", message.getSource().name().toLowerCase(Locale.ROOT));
    line.put("channel_id", message.getChannelId());
    line.put("message_id", message.getMessageId());
    ArrayNode spans = line.putArray("spans");
    for (Span span : planted.spans()) {
      ObjectNode node = spans.addObject();
      node.put("start", span.start()).put("end", span.end());
      node.put("type", span.type()).put("text", span.text());
      if (span.personId() != null) {
        node.put("person_id", span.personId());
      }
    }
    return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }
}
