package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReidentifyTest {
  private final List<String> doors = new ArrayList<>();
  private final List<Nudge> nudges = new ArrayList<>();

  @Test
  void fillsTheGivenNameAndKeepsTheFacts() throws Exception {
    run(
        TestNudges.person("p1").setGivenName(" Núria ").build(),
        "Hi {{recipient}}, {{recipient}}!");

    Nudge nudge = nudges.get(0);
    assertThat(nudge.getText()).isEqualTo("Hi Núria, Núria!");
    assertThat(nudge.getDaysSinceRecognition()).isEqualTo(17);
    assertThat(nudge.getRunDate()).isEqualTo("2026-11-06");
    assertThat(nudge.getNudgeId()).hasSize(32);
    assertThat(doors).isEmpty();
  }

  @Test
  void fallsBackToNicknameThenToThere() throws Exception {
    run(TestNudges.person("p1").setNicknames(List.of(" ", "Nuri")).build(), "Hi {{recipient}}!");
    run(TestNudges.person("p1").setGivenName(" \u00a0").build(), "Hi {{recipient}}!");

    assertThat(nudges).extracting(Nudge::getText).containsExactly("Hi Nuri!", "Hi there!");
  }

  @Test
  void neverLetsBracesOut() throws Exception {
    run(TestNudges.person("p1").setGivenName("{{manager}}").build(), "Hi {{recipient}}!");
    run(TestNudges.person("p1").setGivenName("Ana").build(), "Hi {{recipient}} and {{colleague}}!");
    run(TestNudges.person("p1").setGivenName("Ana").build(), "Hi {{recipient}} {{");

    assertThat(doors).hasSize(3).containsOnly("reidentify UNFILLED_PLACEHOLDER prompt-1");
    assertThat(nudges).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/x",
        "evil.example",
        "www.evil",
        "+49 30 901820",
        "ana@corp.example",
        "@ana",
        "<b>Ana</b>",
        "[Ana](http://x)",
        "*Ana*",
        "Ana\u0007",
        "Ana\u202Eana",
        "Ana\nclick here",
        "Ana 2",
        "n/a",
        "-"
      })
  void letsNothingIntoANudgeThatIsNoName(String given) throws Exception {
    run(TestNudges.person("p1").setGivenName(given).build(), "Hi {{recipient}}!");

    assertThat(doors).containsExactly("reidentify UNFIT_NAME prompt-1");
    assertThat(nudges).isEmpty();
  }

  @Test
  void letsNoNameOfTwoHundredLettersIntoANudge() throws Exception {
    run(TestNudges.person("p1").setGivenName("A".repeat(200)).build(), "Hi {{recipient}}!");

    assertThat(doors).containsExactly("reidentify UNFIT_NAME prompt-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Núria",
        "J.R.",
        "Anne-Marie",
        "D'Arcy",
        "Mary Jane",
        "小明",
        "ジャン・ポール",
        "Nguyễn",
        "Dr. Ana",
        "Ana\u200Cلی",
        "Zoe\u0308"
      })
  void addressesPeopleByTheNamesTheyBear(String given) throws Exception {
    run(TestNudges.person("p1").setGivenName(given).build(), "Hi {{recipient}}!");

    assertThat(nudges).extracting(Nudge::getText).containsExactly("Hi " + given + "!");
  }

  @Test
  void checksTheWholeTextOnceMoreBeforeItLeaves() throws Exception {
    Person ana = TestNudges.person("p1").setGivenName("Ana").build();
    run(ana, "Hi {{recipient}}, see https://example.com!");
    run(ana, "Hi {{recipient}}" + "!".repeat(120));

    assertThat(doors).hasSize(2).containsOnly("reidentify UNFIT_TEXT prompt-1");
  }

  @Test
  void marksWhatASimulatorWrote() throws Exception {
    Person ana = TestNudges.person("p1").setGivenName("Ana").build();
    run(ana, TestNudges.answer("Hi {{recipient}}!").setSimulated(true).build());
    run(ana, "Hi {{recipient}}!");

    assertThat(nudges).extracting(Nudge::getSimulated).containsExactly(true, false);
  }

  @Test
  void sendsNothingToPeopleWhoAreGone() throws Exception {
    run(TestNudges.person("other").build(), "Hi {{recipient}}!");
    run(TestNudges.person("p1").setErased(true).build(), "Hi {{recipient}}!");
    run(TestNudges.person("p1").setOptedOut(true).build(), "Hi {{recipient}}!");

    assertThat(doors).hasSize(3).containsOnly("reidentify UNKNOWN_PERSON prompt-1");
  }

  @Test
  void refusesAnswerWithoutRunDate() throws Exception {
    run(
        TestNudges.person("p1").build(),
        TestNudges.answer("Hi {{recipient}}!").setAttributes(Map.of()).build());

    assertThat(doors).containsExactly("reidentify NO_RUN_DATE prompt-1");
  }

  @ParameterizedTest
  @CsvSource({
    // Thursday to Friday, Friday over the weekend to Monday.
    "2026-11-05,2026-11-05T01:00:00Z,UTC,9,2026-11-06T09:00:00Z",
    "2026-11-06,2026-11-06T01:00:00Z,UTC,9,2026-11-09T09:00:00Z",
    "2026-11-07,2026-11-06T01:00:00Z,Europe/Berlin,9,2026-11-09T08:00:00Z",
    // Monday 09:00 in Auckland has passed when the answer comes late on Sunday, UTC.
    "2026-11-08,2026-11-08T19:00:00Z,Pacific/Auckland,9,2026-11-08T20:00:00Z",
    "2026-11-08,2026-11-08T20:00:01Z,Pacific/Auckland,9,2026-11-09T20:00:00Z",
    // Clocks change between the run and the delivery; at 02:00 the hour does not exist.
    "2026-10-23,2026-10-23T01:00:00Z,Europe/Berlin,9,2026-10-26T08:00:00Z",
    "2026-10-21,2026-10-21T01:00:00Z,Europe/Berlin,9,2026-10-22T07:00:00Z",
    "2027-02-09,2027-02-09T01:00:00Z,Asia/Kathmandu,9,2027-02-10T03:15:00Z"
  })
  void deliversOnTheNextWorkingMorning(
      LocalDate runDate, Instant ready, String zone, int hour, Instant expected) {
    assertThat(new DeliveryTime(hour).after(runDate, ready, ZoneId.of(zone))).isEqualTo(expected);
  }

  @Test
  void skippedHourMovesOn() {
    // Cairo moves from 00:00 to 01:00 on Friday 24 April 2026.
    Instant at =
        new DeliveryTime(0)
            .after(LocalDate.parse("2026-04-23"), Instant.EPOCH, ZoneId.of("Africa/Cairo"));

    assertThat(at).isEqualTo(Instant.parse("2026-04-23T22:00:00Z"));
  }

  private void run(Person person, String text) throws Exception {
    run(person, TestNudges.answer(text).build());
  }

  private void run(Person person, Completion completion) throws Exception {
    Reidentify function =
        new Reidentify(TestNudges.roster(person), ZoneOffset.UTC, 9, "there", 120);
    try (OneInputStreamOperatorTestHarness<Completion, Nudge> harness =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      harness.open();
      harness.processElement(new StreamRecord<>(completion));
      nudges.addAll(harness.extractOutputValues());
      if (harness.getSideOutput(DeadLetters.TAG) != null) {
        for (StreamRecord<DeadLetter> letter : harness.getSideOutput(DeadLetters.TAG)) {
          DeadLetter value = letter.getValue();
          doors.add(value.getStage() + " " + value.getReason() + " " + value.getRecordId());
        }
      }
    }
  }
}
