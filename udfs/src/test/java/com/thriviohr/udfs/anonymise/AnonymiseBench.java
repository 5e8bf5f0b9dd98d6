package com.thriviohr.udfs.anonymise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.udfs.anonymise.audit.LeakAudit;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Throughput of parsing alone, of rules and roster, and of all, in one run, and leaks, over
 * messages and a roster in JSON Lines: arguments are the two paths. One argument is a number of
 * messages of a sample company of 50,000 people; 200,000 without.
 */
public final class AnonymiseBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 4;

  private AnonymiseBench() {}

  public static void main(String[] args) throws Exception {
    List<Person> people = new ArrayList<>();
    List<RawMessage> messages = new ArrayList<>();
    if (args.length == 2) {
      for (String line : Files.readAllLines(Path.of(args[1]))) {
        people.add(person(JSON.readTree(line)));
      }
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        messages.add(message(JSON.readTree(line)));
      }
    } else {
      int count = args.length == 1 ? Integer.parseInt(args[0]) : 200_000;
      SampleCompany company =
          new SampleCompany(new SampleSettings(1, 50_000, count, LocalDate.of(2026, 11, 22)));
      people.addAll(company.people());
      company.forEachMessage(planted -> messages.add(planted.message()));
    }
    long bytes = 0;
    for (RawMessage message : messages) {
      bytes += message.getText().getBytes(StandardCharsets.UTF_8).length;
    }
    long loading = System.nanoTime();
    RosterIndexes.of(Roster.of(people));
    System.out.printf(
        "%d people indexed in %.2f s%n", people.size(), (System.nanoTime() - loading) / 1e9);
    TenantKeys keys = TenantKeys.of(new byte[32], "test:zeros");
    RosterIndexes rosters = RosterIndexes.of(Roster.of(people));
    List<String> lines = new ArrayList<>(messages.size());
    messages.forEach(message -> lines.add(json(message)));
    long all = bytes;
    for (int round = 0; round < ROUNDS; round++) {
      measure("parse the same JSON", all, lines, AnonymiseBench::parsed);
      Anonymiser rules = new Anonymiser(withoutTagger(), keys, rosters);
      measure("rules and roster", all, messages, rules::anonymise);
      Anonymiser whole = new Anonymiser(AnonymisePolicy.shipped(), keys, rosters);
      measure("whole", all, messages, whole::anonymise);
    }
    if (args.length == 2) {
      Anonymiser whole = new Anonymiser(AnonymisePolicy.shipped(), keys, rosters);
      report(messages.stream().map(whole::anonymise).toList(), people, messages);
    }
  }

  /** Megabytes of message text a second of this thread's CPU time, and allocation. */
  private static <T> void measure(String what, long bytes, List<T> items, Consumer<T> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long allocated = threads.getThreadAllocatedBytes(thread);
    long start = threads.getCurrentThreadCpuTime();
    items.forEach(work);
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        "%-20s %,d messages, %.2f MB/s, %,d bytes allocated a message%n",
        what,
        items.size(),
        bytes / seconds / 1e6,
        (threads.getThreadAllocatedBytes(thread) - allocated) / items.size());
  }

  private static AnonymisePolicy withoutTagger() throws IOException {
    String shipped =
        ResourceText.read(
            AnonymisePolicy.class, "/com/thriviohr/udfs/anonymise/anonymise-policy.yaml");
    Path policy = Files.createTempFile("rules", ".yaml");
    Files.writeString(policy, shipped.replaceAll("(?m)^  (name|organization):.*\n", ""));
    return AnonymisePolicy.load(Optional.of(policy.toString()), Operator.SURROGATE);
  }

  private static String json(RawMessage message) {
    return JSON.createObjectNode()
        .put("tenant_id", message.getTenantId())
        .put("channel_id", message.getChannelId())
        .put("message_id", message.getMessageId())
        .put("thread_id", message.getThreadId())
        .put("author_id", message.getAuthorId())
        .put("sent_at", message.getSentAt().toString())
        .put("text", message.getText())
        .toString();
  }

  private static RawMessage parsed(String line) {
    try {
      return message(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report(
      List<AnonymisationOutcome> outcomes, List<Person> people, List<RawMessage> raw) {
    Set<String> nicks = new HashSet<>();
    people.forEach(p -> p.getHandles().forEach(h -> nicks.add(h.toLowerCase(Locale.ROOT))));
    nicks.removeIf(nick -> nick.chars().filter(Character::isLetter).count() < 3);
    LeakAudit audit = new LeakAudit(people);
    Map<String, Integer> leaks = new HashMap<>();
    Map<String, Integer> left = new HashMap<>();
    Map<String, Integer> entities = new HashMap<>();
    int quarantined = 0;
    int audited = 0;
    long ordinary = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).reason().isPresent()) {
        quarantined++;
        continue;
      }
      AnonymisedMessage message = outcomes.get(i).message().orElseThrow();
      message.getEntities().forEach((type, count) -> entities.merge(type, count, Integer::sum));
      Map<String, Integer> found = audit.leaks(message.getText());
      audited += found.isEmpty() ? 0 : 1;
      found.forEach((type, count) -> leaks.merge(type, count, Integer::sum));
      for (String token : message.getText().toLowerCase(Locale.ROOT).split("\\s+")) {
        for (String form : forms(token)) {
          if (nicks.contains(form)) {
            if (WordList.isOrdinary(form)) {
              ordinary++;
            } else {
              left.merge(form, 1, Integer::sum);
            }
          }
        }
      }
      if (i % 9_000 == 7) {
        System.out.println(raw.get(i).getText() + "\n  -> " + message.getText());
      }
    }
    System.out.println("quarantined " + quarantined + ", audit hits " + audited + " " + leaks);
    System.out.println("entities " + entities);
    System.out.println("nicks left: ordinary " + ordinary + ", other " + left);
  }

  /** A token as it is, without sentence punctuation, and without any marks. */
  private static Set<String> forms(String token) {
    Set<String> forms = new HashSet<>();
    forms.add(token);
    forms.add(token.replaceAll("^[^a-z0-9_|\\[`^{]+|[^a-z0-9_|\\]`^}-]+$", ""));
    forms.add(token.replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", ""));
    return forms;
  }

  static Person person(JsonNode json) {
    Person.Builder person =
        Person.newBuilder()
            .setTenantId(json.path("tenant_id").asText())
            .setPersonId(json.path("person_id").asText())
            .setGivenName(json.path("given_name").asText(null))
            .setFamilyName(json.path("family_name").asText(null));
    List<String> handles = new ArrayList<>();
    json.path("handles").forEach(handle -> handles.add(handle.asText()));
    return person.setHandles(handles).build();
  }

  static RawMessage message(JsonNode json) {
    return RawMessage.newBuilder()
        .setTenantId(json.path("tenant_id").asText())
        .setSource(Source.CHAT)
        .setChannelId(json.path("channel_id").asText())
        .setMessageId(json.path("message_id").asText())
        .setThreadId(json.path("thread_id").asText(null))
        .setParentId(json.path("parent_id").asText(null))
        .setAuthorId(json.path("author_id").asText())
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(Instant.parse(json.path("sent_at").asText()))
        .setVisibility(Visibility.PUBLIC)
        .setFormat(Format.PLAIN)
        .setText(json.path("text").asText())
        .build();
  }
}
