package com.thriviohr.datasets.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterReaderTest {
  @TempDir Path directory;

  @Test
  void readsPeopleByTenant() throws Exception {
    // Given
    Path file =
        write(
            "{\"tenant_id\":\"a\",\"person_id\":\"1\",\"given_name\":\"Zoë\"}\n\n"
                + "{\"tenant_id\":\"b\",\"person_id\":\"1\"}\n");
    // When
    Roster roster = RosterReader.read(file.toString());
    // Then
    assertThat(roster.tenants()).containsExactlyInAnyOrder("a", "b");
    assertThat(roster.person("a", "1").orElseThrow().getGivenName()).isEqualTo("Zoë");
    assertThat(roster.person("c", "1")).isEmpty();
  }

  @Test
  void stopsAtALineThatIsNotUtf8BecauseTheNameWouldNotBeFoundInTexts() throws Exception {
    // Given
    Path file = directory.resolve("roster.jsonl");
    Files.write(
        file,
        "{\"tenant_id\":\"a\",\"person_id\":\"1\",\"given_name\":\"Zoë\"}"
            .getBytes(StandardCharsets.ISO_8859_1));
    // When / Then
    assertThatThrownBy(() -> RosterReader.read(file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("MALFORMED_UTF8")
        .hasMessageNotContaining("Zo");
  }

  @Test
  void readsARosterWithByteOrderMarks() throws Exception {
    // Given
    Path file =
        write(
            "\uFEFF{\"tenant_id\":\"a\",\"person_id\":\"1\"}\r\n"
                + "\uFEFF{\"tenant_id\":\"a\",\"person_id\":\"2\"}\r\n");
    // When / Then
    assertThat(RosterReader.read(file.toString()).size()).isEqualTo(2);
  }

  @Test
  void callsACsvRosterByItsName() throws Exception {
    // Given
    Path file = write("person_id,name,mail\np1,Zoe,z@example.com\n");
    // When / Then
    assertThatThrownBy(() -> RosterReader.read(file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("looks like CSV of 3 columns (person_id among them)")
        .hasMessageNotContaining("Zoe");
  }

  @Test
  void namesTheBrokenLine() throws Exception {
    // Given
    Path file = write("{\"tenant_id\":\"a\",\"person_id\":\"1\"}\n{\"tenant_id\":\"a\"}\n");
    // When / Then
    assertThatThrownBy(() -> RosterReader.read(file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("person_id is missing");
  }

  @Test
  void refusesAMissingFileAndAnEmptyFolder() {
    // When / Then
    assertThatThrownBy(() -> RosterReader.read(directory.resolve("none").toString()))
        .hasMessageContaining("--roster")
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> RosterReader.read(directory.toString()))
        .hasMessageContaining("holds no finished file");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(directory.resolve("roster.jsonl"), text);
  }
}
