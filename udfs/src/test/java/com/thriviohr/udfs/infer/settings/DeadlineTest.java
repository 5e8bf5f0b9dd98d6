package com.thriviohr.udfs.infer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-10-24T22:30:00+02:00[Europe/Berlin]");

  @ParameterizedTest
  @CsvSource({
    "23:00, 2026-10-24T23:00:00+02:00",
    "06:00, 2026-10-25T06:00:00+01:00",
    "22:30, 2026-10-25T22:30:00+01:00",
    "8 h, 2026-10-25T06:30:00+02:00",
    "90min, 2026-10-25T00:00:00+02:00"
  })
  void isTheNextComingOfATimeOrTheEndOfADuration(String text, String expected) {
    // The clocks go back in the night of this test.
    assertThat(Deadline.parse(text, NOW)).contains(ZonedDateTime.parse(expected).toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "25:00", "0 s", ""})
  void isNoOtherText(String text) {
    assertThat(Deadline.parse(text, NOW)).isEmpty();
  }

  @Test
  void countsInTheZoneThatIsGiven() {
    assertThat(Deadline.parse("06:00", ZonedDateTime.parse("2026-11-25T23:00:00Z")))
        .contains(ZonedDateTime.parse("2026-11-26T06:00:00Z").toInstant());
  }
}
