package com.thriviohr.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputInspectionTest {
  private static final String PERSON = "{\"tenant_id\":\"a\",\"person_id\":\"p%d\"}\n";

  @TempDir Path directory;

  @Test
  void countsReasonsWithThePlaceOfTheFirst() throws Exception {
    // Given
    write("roster.jsonl", "{\"tenant_id\":\"a\"}\n\n" + PERSON + "secret\nsecret\n");
    // When
    InputInspection inspection = inspect("roster.jsonl", Long.MAX_VALUE);
    // Then
    assertThat(inspection.lines()).isEqualTo(4);
    assertThat(inspection.unreadable()).isEqualTo(3);
    assertThat(inspection.isWhole()).isTrue();
    assertThat(inspection.explanation())
        .startsWith(
            "BROKEN_JSON 2 times, first in roster.jsonl line 4 (The line is not valid JSON);"
                + " MISSING_FIELD 1 times, first in roster.jsonl line 1 (The field person_id is"
                + " missing)")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "id,given_name,mail|Zoe,Berg,z@x~CSV of 3 columns (given_name among them)",
        "zoe;berg;1|ana;diaz;2|x;y;3~CSV of 3 columns:",
        "[{\"person_id\":\"p\"}]~one JSON array",
        "{|  \"person_id\": \"p\"|}~JSON over several lines",
        "{\"person_id\":\"p\",\"mail\":\"z@x\"}~JSON of another schema: of the fields that are read it"
            + " has person_id; missing are tenant_id",
        "{\"name\":\"Zoe\"}~it has no field that is read; missing are tenant_id, person_id",
        "{\"custom_id\":\"1\",\"method\":\"POST\",\"url\":\"/v1\",\"body\":{}}~an OpenAI batch file",
        "<html><body>Zoe</body></html>~HTML or XML",
        "PAR1xxxx~Parquet"
      })
  void tellsWhatAFileLooksLikeAndNothingItHolds(String lines, String guess) throws Exception {
    // Given
    write("people", lines.replace('|', '\n'));
    // When
    String explanation = inspect("people", Long.MAX_VALUE).explanation();
    // Then
    assertThat(explanation).contains("people looks like ").contains(guess);
    assertThat(explanation.toLowerCase(java.util.Locale.ROOT)).doesNotContain("zoe", "berg", "z@x");
  }

  @Test
  void recognisesExcelAndUtf16() throws Exception {
    // Given
    Files.write(directory.resolve("excel"), new byte[] {'P', 'K', 3, 4, 0, 0, '\n'});
    write("utf16", "");
    Files.write(directory.resolve("utf16"), (PERSON + PERSON).getBytes(StandardCharsets.UTF_16));
    // When / Then
    assertThat(inspect("excel", 10).explanation()).contains("an Excel or zip file");
    assertThat(inspect("utf16", 10).explanation()).contains("UTF-16: convert it to UTF-8");
  }

  @Test
  void knowsThatACutGzipHidesMore() throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 2_000; i++) {
        gzip.write(String.format(PERSON, i).getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(directory.resolve("cut.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    // When
    InputInspection inspection = inspect("cut.gz", Long.MAX_VALUE);
    // Then
    assertThat(inspection.isBrokenOff()).isTrue();
    assertThat(inspection.unreadable()).isEqualTo(1);
  }

  @Test
  void readsNoMoreLinesThanAskedForSpreadOverTheFiles() throws Exception {
    // Given
    for (int file = 0; file < 4; file++) {
      write("roster-" + file + ".jsonl", PERSON.repeat(1_000));
    }
    // When
    InputInspection inspection = inspect("", 1_000);
    // Then
    assertThat(inspection.lines()).isEqualTo(1_000);
    assertThat(inspection.isWhole()).isFalse();
  }

  @Test
  void skipsByteOrderMarksWhereFilesWerePutTogether() throws Exception {
    // Given
    write("roster.jsonl", "\uFEFF" + PERSON + "\uFEFF" + PERSON + "\uFEFF\uFEFF" + PERSON);
    // When
    InputInspection inspection = inspect("roster.jsonl", Long.MAX_VALUE);
    // Then
    assertThat(inspection.lines()).isEqualTo(3);
    assertThat(inspection.unreadable()).isZero();
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }

  private InputInspection inspect(String name, long lines) {
    List<String> people = new ArrayList<>();
    InputInspection inspection =
        InputInspection.of(
            InputFiles.require("roster", directory.resolve(name).toString()),
            InputContract.PERSON,
            lines,
            person -> people.add(person.getPersonId()));
    assertThat(people).hasSize((int) (inspection.lines() - inspection.unreadable()));
    return inspection;
  }
}
