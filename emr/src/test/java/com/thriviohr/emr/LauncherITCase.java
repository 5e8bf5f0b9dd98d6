package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs/bin/thrivio} as a user calls it, in a folder of the user's own. */
@Timeout(300)
class LauncherITCase {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @TempDir static Path company;
  @TempDir Path directory;

  private final Map<String, String> variables = new TreeMap<>();

  @BeforeAll
  static void writeSampleCompany() throws Exception {
    new SampleCompany(new SampleSettings(3, 60, 1_500, LocalDate.of(2026, 11, 22)))
        .writeTo(company);
  }

  @Test
  void listsTheJobs() throws Exception {
    // When
    Run run = thrivio();
    // Then
    assertThat(run.code).isZero();
    assertThat(run.output).contains("nightly", "dataset", "nudge", "bulk", "validate-dataset");
  }

  @Test
  void pathsAreTheCallersAndMayHoldSpaces() throws Exception {
    // Given
    Path folder = Files.createDirectories(directory.resolve("my rows"));
    Files.writeString(folder.resolve("a b.jsonl"), "{\"dialog\":[]}\n");
    // When
    Run run = thrivio("validate-dataset", "--target", "jumpstart/chat", "--input", "my rows");
    // Then
    assertThat(run.code).isEqualTo(2);
    assertThat(run.output).contains("1 files, 1 rows").contains("--input 'my rows' is not fit");
  }

  @Test
  void refusesAllWrongSettingsAtOnceAndMakesNothing() throws Exception {
    // When
    Run run =
        thrivio("nightly", "--sample.people", "3", "--simulator.faults", "rain=1", "--x", "y");
    // Then
    assertThat(run.code).isEqualTo(2);
    assertThat(run.output).contains("--sample.people '3'", "--simulator.faults", "--x is not");
    assertThat(directory.resolve("target/nightly-input")).doesNotExist();
  }

  @Test
  void neverAnonymisesRealMessagesWithTheKeyOfTheSample() throws Exception {
    // When
    Run run = thrivio("dataset", "--messages", messages(), "--roster", roster());
    // Then
    assertThat(run.code).isEqualTo(2);
    assertThat(run.output).contains("--anonymise.key is missing", "openssl rand -base64 48");
    assertThat(directory.resolve("target/dataset")).doesNotExist();
  }

  @Test
  void simulatesEveryRouteOfTheCatalogAndSaysSo() throws Exception {
    // When
    Run run = thrivio("nudge", "--sample.messages", "500", "--inference.route", "quality");
    // Then
    assertThat(run.code).as(run.output).isZero();
    assertThat(run.output).contains("SIMULATED", "bedrock-haiku", "report.html");
    String nudges = content(directory.resolve("target/nudge/jsonl"));
    assertThat(nudges).contains("\"model\":\"simulator\"", "\"simulated\":true");
    assertThat(Files.readString(directory.resolve("target/nudge/receipt.json")))
        .contains("\"simulated\" : true", "simulated_cost_usd")
        .doesNotContain("\"cost_usd\"", "claude", "meta.llama");
    assertThat(Files.readString(directory.resolve("target/nudge/manifest.json")))
        .contains("\"simulated\" : true", "\"catalog_version\"", "\"code_version\"");
    assertThat(Files.readString(directory.resolve("target/nudge/report.html")))
        .contains("No model was asked");
  }

  @Test
  void readsFromAndWritesToS3() throws Exception {
    try (S3Server s3 = new S3Server()) {
      // Given
      s3.configure(directory);
      s3.put("in/messages.jsonl", Files.readAllBytes(Path.of(messages())));
      s3.put("in/roster.jsonl", Files.readAllBytes(Path.of(roster())));
      variables.put("FLINK_CONF_DIR", directory.toString());
      variables.put("KEY", KEY);
      String bucket = "s3a://" + S3Server.BUCKET;
      // When
      Run run =
          thrivio(
              "nightly",
              "--messages",
              bucket + "/in/messages.jsonl",
              "--roster",
              bucket + "/in/roster.jsonl",
              "--anonymise.key",
              "env:KEY",
              "--output",
              bucket + "/out");
      // Then
      assertThat(run.code).as(run.output).isZero();
      assertThat(s3.names())
          .contains(
              "out/dataset/_SUCCESS",
              "out/dataset/manifest.json",
              "out/dataset/hf/northwind/train/part-00000.parquet",
              "out/nudges/_SUCCESS",
              "out/nudges/report.html")
          .noneMatch(name -> name.endsWith("_STARTED"));
      assertThat(directory.resolve("s3a:")).doesNotExist();
      assertThat(company.resolve("s3a:")).doesNotExist();
    }
  }

  @Test
  void writesTheSameBytesInTurkish() throws Exception {
    // Given
    variables.put("KEY", KEY);
    String[] job = {
      "dataset", "--messages", messages(), "--roster", roster(), "--anonymise.key", "env:KEY"
    };
    Run english = thrivio(with(job, "--output", "english"));
    // When
    variables.put("JAVA_OPTS", "-Duser.language=tr -Duser.country=TR");
    Run turkish = thrivio(with(job, "--output", "turkish"));
    // Then
    assertThat(english.code).as(english.output).isZero();
    assertThat(turkish.code).as(turkish.output).isZero();
    assertThat(digests("turkish/hf")).isNotEmpty().isEqualTo(digests("english/hf"));
    assertThat(digests("turkish/jumpstart")).isNotEmpty().isEqualTo(digests("english/jumpstart"));
  }

  private static String messages() {
    return company.resolve("messages.jsonl").toString();
  }

  private static String roster() {
    return company.resolve("roster.jsonl").toString();
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  private Run thrivio(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("thrivio.launcher")));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static String content(Path folder) throws IOException {
    StringBuilder content = new StringBuilder();
    for (Path file : files(folder)) {
      content.append(Files.readString(file));
    }
    return content.toString();
  }

  /** Path to SHA-256 of every file. */
  private Map<String, String> digests(String folder) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files(directory.resolve(folder))) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      digests.put(
          directory.resolve(folder).relativize(file).toString(), HexFormat.of().formatHex(digest));
    }
    return digests;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** What a call printed, and its exit code. */
  private record Run(int code, String output) {}
}
