package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.udfs.anonymise.detect.Participants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymisePolicyTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "detectors: {emial: tag}|detectors.emial is unknown",
        "detectors: {email: hash}|detectors.email is 'hash', which is unknown",
        "{detectors: {email: tag}, types: {MAIL: tag}}|types.MAIL is unknown",
        "{detectors: {email: tag}, mode: tag}|mode is unknown",
        "detectors: {secret: mask}|detectors.secret takes tag or redact only",
        "version: 1|detectors is empty: name some"
      })
  void refusesWhatItDoesNotKnowAndNamesWhatItDoes(String yaml, String problem) throws Exception {
    // Given
    Path file = Files.writeString(directory.resolve("policy.yaml"), yaml);
    // When / Then
    assertThatThrownBy(() -> AnonymisePolicy.load(Optional.of(file.toString()), Operator.SURROGATE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem)
        .hasMessageMatching("(?s).*(known are|only|use one of).*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "credit-card: mask|card 4111 1111 1111 1111|card **** **** **** 1111",
        "credit-card: redact|card 4111 1111 1111 1111|card [REDACTED]",
        "credit-card: keep|card 4111 1111 1111 1111|card 4111 1111 1111 1111",
        "email: tag|mail a@b.test|mail [EMAIL_ADDRESS]",
        "secret: redact|password: hunter2x9|password: [REDACTED]",
        "date-time: date_shift|due tomorrow, sunday|due tomorrow, [DATE_TIME]"
      })
  void appliesTheOperatorOfADetector(String detector, String text, String expected)
      throws Exception {
    // When
    String out = anonymised("detectors: {" + detector + "}", text);
    // Then
    assertThat(out).isEqualTo(expected);
  }

  @Test
  void dateShiftKeepsFormAndDistance() throws Exception {
    // When
    String out = anonymised("detectors: {date-time: date_shift}", "2026-03-01 to 2026-03-11");
    // Then
    String[] days = out.split(" to ");
    assertThat(out).isNotEqualTo("2026-03-01 to 2026-03-11");
    assertThat(LocalDate.parse(days[0]).plusDays(10)).isEqualTo(LocalDate.parse(days[1]));
  }

  @Test
  void aTypesOperatorGoesBeforeItsDetectors() throws Exception {
    // When
    String out =
        anonymised("{detectors: {roster: surrogate}, types: {PERSON: tag}}", "ask Zoë O'Brien");
    // Then
    assertThat(out).isEqualTo("ask [PERSON]");
  }

  private String anonymised(String yaml, String text) throws Exception {
    Path file = Files.writeString(directory.resolve("policy.yaml"), yaml);
    AnonymisePolicy policy = AnonymisePolicy.load(Optional.of(file.toString()), Operator.SURROGATE);
    RosterIndexes rosters = RosterIndexes.of(Roster.of(List.of(Fixtures.zoe())));
    return new Anonymiser(policy, Fixtures.KEYS, rosters)
        .anonymise(Fixtures.TENANT, text, Format.PLAIN, Participants.NONE)
        .text();
  }
}
