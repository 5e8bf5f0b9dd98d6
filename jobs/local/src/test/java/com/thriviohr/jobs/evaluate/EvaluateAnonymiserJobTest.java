package com.thriviohr.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateAnonymiserJobTest {
  @TempDir private Path folder;

  @Test
  void scoresWithoutAndWithTheRoster() throws IOException {
    // Given
    Path gold =
        write(
            "gold.jsonl",
            "{\"text\":\"ask xqu about 4111 1111 1111 1111\",\"spans\":["
                + "{\"start\":4,\"end\":7,\"type\":\"PERSON\"},"
                + "{\"start\":14,\"end\":33,\"type\":\"CREDIT_CARD\"}]}");
    Path roster =
        write(
            "roster.jsonl",
            "{\"tenant_id\":\"acme\",\"person_id\":\"P1\",\"given_name\":\"Xqu\",\"family_name\":\"Meyer\"}");
    // When
    String printed = evaluate("--gold", gold.toString(), "--roster", roster.toString());
    // Then
    List<String> parts = List.of(printed.split("The same with a roster of 1 people", -1));
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0)).contains("CREDIT_CARD           1  P 1.000 R 1.000");
    assertThat(parts.get(1)).contains("PERSON                1  P 1.000 R 1.000");
    assertThat(parts.get(1)).contains("still readable in mode surrogate under the policy: 0 of 2");
  }

  @Test
  void showsMissesOnlyWhenAsked() throws IOException {
    // Given
    Path gold =
        write(
            "gold.jsonl",
            "{\"text\":\"the zzyzx thing\",\"spans\":[{\"start\":4,\"end\":9,\"type\":\"PERSON\"}]}");
    // When
    String quiet = evaluate("--gold", gold.toString());
    String shown = evaluate("--gold", gold.toString(), "--show-errors", "true");
    // Then
    assertThat(quiet).doesNotContain("zzyzx");
    assertThat(shown).contains("miss  PERSON  …the ⟦zzyzx⟧ thing…");
  }

  @Test
  void refusesALineThatIsNoGoldWithoutQuotingIt() throws IOException {
    // Given
    Path gold = write("gold.jsonl", "{\"text\":\"secret\",\"spans\":[{\"start\":4,\"end\":99}]}");
    // Then
    assertThatThrownBy(() -> evaluate("--gold", gold.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("gold.jsonl:1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void readsPresidioSamples() throws IOException {
    // Given
    Path gold =
        write(
            "samples.json",
            "[{\"full_text\":\"card 4111 1111 1111 1111\",\"spans\":[{\"entity_type\":\"CREDIT_CARD\","
                + "\"entity_value\":\"4111 1111 1111 1111\",\"start_position\":5,\"end_position\":24}]}]");
    // When
    String printed = evaluate("--gold", gold.toString());
    // Then
    assertThat(printed)
        .contains("CREDIT_CARD           1  P 1.000 R 1.000")
        .contains("Coverage, in characters of whatever type: P 1.000 R 1.000 of 19");
  }

  @Test
  void readsConllColumns() throws IOException {
    // Given
    Path gold =
        write(
            "sentences.conll",
            "-DOCSTART- -X- O\n\nThanks NN O\nPriya NN B-PER\nSharma NN I-PER\n, , O\n"
                + "come NN O\nto NN O\nBerlin NN B-LOC\n\nYes NN O\n");
    // When
    String printed = evaluate("--gold", gold.toString(), "--ignore-types", "LOCATION");
    // Then
    assertThat(printed)
        .contains("sentences.conll: 2 texts")
        .contains("PERSON                1  P 1.000 R 1.000")
        .doesNotContain("LOCATION");
  }

  @Test
  void refusesTypesThatItDoesNotKnow() throws IOException {
    // Given
    Path gold =
        write(
            "gold.jsonl",
            "{\"text\":\"the big thing\",\"spans\":[{\"start\":4,\"end\":7,\"type\":\"SIZE\"}]}");
    // Then
    assertThatThrownBy(() -> evaluate("--gold", gold.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("{SIZE=1}")
        .hasMessageContaining("--ignore-types SIZE");
    assertThat(evaluate("--gold", gold.toString(), "--ignore-types", "SIZE")).contains("1 texts");
  }

  @Test
  void ordinaryNamesOfParticipantsCount() throws IOException {
    // Given
    String span = "\"spans\":[{\"start\":3,\"end\":7,\"type\":\"PERSON\"}]}";
    Path roster =
        write(
            "roster.jsonl",
            "{\"tenant_id\":\"acme\",\"person_id\":\"P1\",\"given_name\":\"Mark\",\"family_name\":\"Meyer\"}");
    Path gold =
        write(
            "gold.jsonl",
            "{\"text\":\"ok mark do it\",\"author_id\":\"P2\",\"recipient_ids\":[\"P1\"]," + span);
    // When
    String printed = evaluate("--gold", gold.toString(), "--roster", roster.toString());
    // Then
    assertThat(printed.split("The same with", -1)[1])
        .contains("PERSON                1  P 1.000 R 1.000");
  }

  private static String evaluate(String... arguments) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EvaluateAnonymiserJob.run(
        EvaluateConfig.from(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path write(String name, String line) throws IOException {
    return Files.writeString(folder.resolve(name), line + "\n");
  }
}
