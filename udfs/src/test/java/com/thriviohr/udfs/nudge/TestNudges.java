package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.sink.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** People, candidates and answers with plain values. */
final class TestNudges {
  private TestNudges() {}

  static Person.Builder person(String id) {
    return Person.newBuilder().setTenantId("acme").setPersonId(id);
  }

  static NudgeCandidate candidate(String person, Integer days, String locale) {
    return NudgeCandidate.newBuilder()
        .setTenantId("acme")
        .setPersonId(person)
        .setRunDate("2026-11-06")
        .setDaysSince(days)
        .setLocale(locale)
        .setTimeZone("UTC")
        .build();
  }

  static Completion.Builder answer(String text) {
    return Completion.newBuilder()
        .setTenantId("acme")
        .setPromptId("prompt-1")
        .setTask("nudge")
        .setSubjectId("p1")
        .setPlaceholders(List.of("recipient"))
        .setAttributes(Map.of("run_date", "2026-11-06", "days_since", "17"))
        .setText(text)
        .setFinishReason("stop")
        .setRoute("default")
        .setModel("test-model")
        .setEndpoint("test")
        .setInputTokens(10)
        .setOutputTokens(10)
        .setCostMicroUsd(1)
        .setAttempts(2)
        .setLatencyMs(5)
        .setCompletedAt(Instant.parse("2026-11-06T01:00:00Z"));
  }

  /** Path of a roster file of these people. */
  static String roster(Person... people) {
    try {
      Path file = Files.createTempFile("roster-", ".jsonl");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        JsonLines<Person> lines = new JsonLines<>();
        for (Person person : people) {
          lines.encode(person, out);
        }
      }
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
