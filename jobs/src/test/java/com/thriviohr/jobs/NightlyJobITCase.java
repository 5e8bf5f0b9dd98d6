package com.thriviohr.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.jobs.settings.NightlyConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night on a sample company, checked against the company's own truth by other means. */
class NightlyJobITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate RUN_DATE = LAST_DAY.plusDays(1);
  private static final Set<String> CERTAIN =
      Set.of("EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE");

  @TempDir static Path directory;
  private static RecordingEndpoint endpoint;
  private static SampleCompany company;
  private static String log;

  @BeforeAll
  static void runANight() throws Exception {
    company = new SampleCompany(new SampleSettings(5, 120, 6_000, LAST_DAY));
    company.writeTo(directory.resolve("in"));
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
    endpoint = new RecordingEndpoint("Hi {{recipient}}, a small thank you goes a long way.");
    try (CapturedLog captured = new CapturedLog()) {
      NightlyJob.run(config("night"), new PrintStream(PrintStream.nullOutputStream()));
      log = captured.text();
    }
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @Test
  void nudgesExactlyWhomARecountOfTheInputNames() throws Exception {
    // Given
    Set<String> expected = recount();
    // When
    List<String> nudged =
        lines("night/nudges/jsonl").stream()
            .map(NightlyJobITCase::json)
            .map(n -> n.path("tenant_id").asText() + "/" + n.path("person_id").asText())
            .toList();
    // Then
    assertThat(expected).hasSizeGreaterThan(10).hasSizeLessThan(110);
    assertThat(nudged).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(endpoint.bodies()).hasSize(expected.size());
  }

  @Test
  void nothingPlantedReachesDatasetPromptsDeadLettersOrLogs() throws Exception {
    // Given
    Map<String, String> outputs = new HashMap<>();
    outputs.put("dataset", words(assistantAndUserTexts()));
    outputs.put("prompts", words(String.join("\n", endpoint.bodies())));
    outputs.put("log", words(log));
    outputs.put("dead letters", words(String.join("\n", lines("night/dataset/dead-letters"))));
    Set<String> secrets = planted();
    // When
    List<String> leaks = new ArrayList<>();
    outputs.forEach(
        (where, text) ->
            secrets.stream()
                .filter(secret -> text.contains(" " + secret + " "))
                .forEach(secret -> leaks.add(where + ": " + secret)));
    // Then
    assertThat(secrets).hasSizeGreaterThan(300);
    assertThat(leaks).isEmpty();
  }

  @Test
  void namesAreBackInTheNudgesAndNoPlaceholderRemains() throws Exception {
    // Given
    Map<String, String> givenNames =
        company.people().stream()
            .collect(Collectors.toMap(Person::getPersonId, Person::getGivenName, (a, b) -> a));
    // When
    List<String> nudges = lines("night/nudges/jsonl");
    // Then
    assertThat(nudges)
        .allSatisfy(
            line -> {
              JsonNode nudge = json(line);
              assertThat(nudge.path("text").asText())
                  .contains(givenNames.get(nudge.path("person_id").asText()))
                  .doesNotContain("{{");
            });
  }

  @Test
  void aDryRunTellsHowManyNudgesThereWouldBeAndSendsNothing() throws Exception {
    // Given
    int asked = endpoint.bodies().size();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When
    NightlyJob.run(config("dry", "--dry-run", "true"), new PrintStream(out, true, UTF_8));

    // Then
    assertThat(out.toString(UTF_8))
        .contains("Estimate for " + recount().size() + " prompts; nothing is sent");
    assertThat(endpoint.bodies()).hasSize(asked);
    assertThat(directory.resolve("dry")).doesNotExist();
  }

  @Test
  void aSecondNightGivesTheSameDatasetBytes() throws Exception {
    // When
    NightlyJob.run(config("again"), new PrintStream(PrintStream.nullOutputStream()));
    // Then
    List<Path> first = files("night/dataset/hf");
    assertThat(first).isNotEmpty();
    for (String target : List.of("hf", "jumpstart")) {
      for (Path file : files("night/dataset/" + target)) {
        Path twin = directory.resolve("again").resolve(directory.resolve("night").relativize(file));
        assertThat(Files.mismatch(file, twin)).as(file.toString()).isEqualTo(-1);
      }
    }
  }

  private static NightlyConfig config(String output, String... further) {
    List<String> arguments = new ArrayList<>(List.of(further));
    arguments.addAll(
        List.of(
            "--messages", directory.resolve("in/messages.jsonl").toString(),
            "--roster", directory.resolve("in/roster.jsonl").toString(),
            "--output", directory.resolve(output).toString(),
            "--anonymise.key", "file:" + directory.resolve("key"),
            "--nudge.run-date", RUN_DATE.toString(),
            "--inference.endpoint", endpoint.url()));
    return NightlyConfig.from(arguments.toArray(new String[0]));
  }

  /** Who should be nudged, worked out from the input files alone. */
  private static Set<String> recount() throws IOException {
    Map<String, Instant> last = new HashMap<>();
    for (String line : Files.readAllLines(directory.resolve("in/messages.jsonl"))) {
      JsonNode message = json(line);
      boolean counts =
          message.path("source").asText().equals("recognition")
              && message.path("author_kind").asText().equals("human");
      if (counts && !message.path("deleted").asBoolean()) {
        String giver =
            message.path("tenant_id").asText() + "/" + message.path("author_id").asText();
        last.merge(
            giver, Instant.parse(message.path("sent_at").asText()), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    Set<String> expected = new TreeSet<>();
    for (String line : Files.readAllLines(directory.resolve("in/roster.jsonl"))) {
      JsonNode person = json(line);
      String id = person.path("tenant_id").asText() + "/" + person.path("person_id").asText();
      boolean silent = person.path("opted_out").asBoolean() || person.path("erased").asBoolean();
      ZoneId zone = ZoneId.of(person.path("time_zone").asText("UTC"));
      Instant at = last.get(id);
      long days =
          at == null ? 999 : ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), RUN_DATE);
      if (!silent && days >= 14) {
        expected.add(id);
      }
    }
    return expected;
  }

  /** Planted values, folded to words; ordinary words that happen to be names are left out. */
  private static Set<String> planted() throws IOException {
    Set<String> planted = new HashSet<>();
    Set<String> ordinary =
        Set.of(
            "art", "bill", "grace", "hope", "joy", "mark", "may", "rose", "will", "long", "page",
            "young", "day", "frank", "john", "said", "all");
    for (String line : Files.readAllLines(directory.resolve("in/truth.jsonl"))) {
      for (JsonNode span : json(line).path("spans")) {
        boolean roster = span.path("type").asText().equals("PERSON") && span.has("person_id");
        String words = words(span.path("text").asText()).strip();
        if ((roster || CERTAIN.contains(span.path("type").asText()))
            && !ordinary.contains(words)
            && words.length() > 2) {
          planted.add(words);
        }
      }
    }
    return planted;
  }

  private static String assistantAndUserTexts() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String line : lines("night/dataset/jumpstart/chat")) {
      for (JsonNode turn : json(line).path("dialog")) {
        texts.append(turn.path("content").asText()).append('\n');
      }
    }
    return texts.toString();
  }

  private static String words(String text) {
    String folded =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    Matcher word = Pattern.compile("[\\p{L}\\p{N}]+").matcher(folded);
    StringBuilder words = new StringBuilder(" ");
    while (word.find()) {
      words.append(word.group()).append(' ');
    }
    return words.toString();
  }

  private static List<String> lines(String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder)) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      return MAPPER.createObjectNode();
    }
  }
}
