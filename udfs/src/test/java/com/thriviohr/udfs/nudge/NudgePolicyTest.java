package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NudgePolicyTest {
  private static final LocalDate RUN_DATE = LocalDate.parse("2026-11-20");

  private final NudgePolicy policy = new NudgePolicy(RUN_DATE, 14, 7, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "UTC,2026-11-06T00:00:00Z,14",
    "UTC,2026-11-06T23:59:59Z,14",
    "UTC,2026-11-07T00:00:00Z,13",
    "Pacific/Kiritimati,2026-11-06T10:00:00Z,13",
    "Pacific/Kiritimati,2026-11-06T09:59:59Z,14",
    "America/Los_Angeles,2026-11-07T07:59:59Z,14",
    "America/Los_Angeles,2026-11-01T08:30:00Z,19",
    "Mars/Olympus_Mons,2026-11-07T00:00:00Z,13"
  })
  void countsCalendarDaysWhereThePersonLives(String zone, Instant at, int days) {
    Person person = TestNudges.person("p").setTimeZone(zone).build();

    assertThat(policy.daysSince(person, at)).isEqualTo(days);
    assertThat(policy.refusal(person, List.of(at), List.of()).isPresent()).isEqualTo(days < 14);
  }

  @Test
  void nudgesWhoeverNeverRecognisedAnybody() {
    Person person = TestNudges.person("p").build();

    assertThat(policy.refusal(person, List.of(), List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati,2026-11-20T09:59:59Z,true",
    "Pacific/Kiritimati,2026-11-20T10:00:00Z,false",
    "America/Los_Angeles,2026-11-21T07:59:59Z,true",
    "America/Los_Angeles,2026-11-21T08:00:00Z,false"
  })
  void ignoresWhatHappensAfterTheRunDate(String zone, Instant at, boolean counts) {
    Person person = TestNudges.person("p").setTimeZone(zone).build();
    Instant old = Instant.parse("2026-10-01T00:00:00Z");

    assertThat(policy.lastRecognition(person, List.of(at, old))).contains(counts ? at : old);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20,true", "2026-11-14,true", "2026-11-13,false", "2026-11-21,false"})
  void capsTheFrequency(LocalDate nudgedOn, boolean capped) {
    Person person = TestNudges.person("p").build();

    assertThat(policy.refusal(person, List.of(), List.of(nudgedOn)).isPresent()).isEqualTo(capped);
    assertThat(
            new NudgePolicy(RUN_DATE, 14, 0, ZoneId.of("UTC"))
                .refusal(person, List.of(), List.of(nudgedOn)))
        .isEmpty();
  }

  @Test
  void refusesErasedBeforeOptedOut() {
    Person.Builder person = TestNudges.person("p").setOptedOut(true);

    assertThat(policy.refusal(person.build(), List.of(), List.of()))
        .contains(NudgePolicy.Refusal.OPTED_OUT);
    assertThat(policy.refusal(person.setErased(true).build(), List.of(), List.of()))
        .contains(NudgePolicy.Refusal.ERASED);
  }
}
