package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class HostileTextTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Duration FAR_TOO_LONG = Duration.ofMinutes(5);

  static Stream<String> repetitions() {
    return Stream.of(
        "a",
        "1",
        "1 ",
        "1-",
        "@",
        "a@",
        "a.",
        "a.b@",
        "://",
        "http://",
        "www.",
        "<",
        "<@",
        "<b>",
        "&",
        "&lt;",
        ":",
        "::",
        "1:",
        "1.",
        "0.0.0.0.",
        "-----BEGIN ",
        "password: ",
        "key=",
        "eyJ",
        "AKIA",
        "born ",
        "May ",
        "1 May ",
        "1 Main St ",
        "Will ",
        "Zoe ",
        "Mr Zoe ",
        "Zoe \u042d\u0442\u043e ",
        "\u0412\u043b\u0430\u0434\u0438\u043c\u0438\u0440 ",
        "http://a.b/zoe ",
        "Aaaa ",
        "O'Brien, ",
        "[PERSON]",
        "\u0301",
        "\u200d",
        "\u202e",
        "\ud83d\ude00",
        "東",
        "at dot ",
        "salary 1 ",
        "GB82",
        "+1",
        "A1",
        "x ",
        "`",
        "*",
        "_",
        "\n",
        "\u0000",
        "&#",
        "<div>",
        "Inc ",
        "A Inc ");
  }

  @ParameterizedTest
  @MethodSource("repetitions")
  void aMegabyteOfOnePatternEndsInBoundedTime(String piece) {
    // Given
    Anonymiser anonymiser = Fixtures.anonymiser(Operator.TAG);
    String text = piece.repeat(MEGABYTE / piece.length());
    for (Format format : Format.values()) {
      // When
      AnonymisationOutcome outcome =
          Assertions.assertTimeoutPreemptively(
              FAR_TOO_LONG, () -> anonymiser.anonymise(Fixtures.message(text, format)));
      // Then
      assertThat(outcome.message().isPresent()).isNotEqualTo(outcome.reason().isPresent());
    }
  }

  @Test
  void quarantinesLoneSurrogatesAndTextsThatAreTooLong() {
    // Given
    Anonymiser anonymiser = Fixtures.anonymiser(Operator.TAG);
    // When
    AnonymisationOutcome lone = anonymiser.anonymise(Fixtures.message("a\ud83d b", Format.PLAIN));
    AnonymisationOutcome tooLong =
        anonymiser.anonymise(Fixtures.message("a".repeat(MEGABYTE + 1), Format.PLAIN));
    // Then
    assertThat(lone.reason()).contains(Anonymiser.UNMAPPABLE_TEXT);
    assertThat(tooLong.reason()).contains(Anonymiser.TEXT_TOO_LONG);
  }
}
