package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.NudgeFact;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import com.thriviohr.udfs.raw.RecognitionFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Selection in both runtime modes over bounded input. */
class SelectNudgesITCase {
  private static final LocalDate RUN_DATE = LocalDate.parse("2026-11-20");

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void everyRosterLineLeavesByOneDoor(RuntimeExecutionMode mode) throws Exception {
    List<RawMessage> posts =
        shuffled(
            post("old", "2026-11-01T12:00:00Z").build(),
            post("old", "2026-10-01T12:00:00Z").build(),
            post("old", "2026-11-30T12:00:00Z").build(),
            post("recent", "2026-11-19T12:00:00Z").build(),
            post("deleted", "2026-11-19T12:00:00Z").setDeleted(true).build(),
            post("chatter", "2026-11-19T12:00:00Z").setSource(Source.SLACK).build(),
            post("robot", "2026-11-01T12:00:00Z").setAuthorKind(AuthorKind.BOT).build(),
            post("stranger", "2026-11-01T12:00:00Z").build());
    List<Person> roster =
        shuffled(
            TestNudges.person("old").setTeam("blue").build(),
            TestNudges.person("old").setTenantId("globex").build(),
            TestNudges.person("recent").build(),
            TestNudges.person("deleted").build(),
            TestNudges.person("chatter").build(),
            TestNudges.person("capped").build(),
            TestNudges.person("nudged-long-ago").build(),
            TestNudges.person("out").setOptedOut(true).build(),
            TestNudges.person("gone").setErased(true).build(),
            TestNudges.person("twice").build(),
            TestNudges.person("twice").setOptedOut(true).build());
    List<Nudge> history =
        shuffled(
            nudge("capped", "2026-11-15"),
            nudge("nudged-long-ago", "2026-11-13"),
            nudge("old", "yesterday"));

    List<String> doors = select(mode, posts, roster, history);

    assertThat(doors)
        .containsExactlyInAnyOrder(
            "acme old 19 2026-11-01T12:00:00Z blue",
            "globex old null null null",
            "acme deleted null null null",
            "acme chatter null null null",
            "acme nudged-long-ago null null null",
            "REJECTED RECENT_RECOGNITION recent",
            "REJECTED FREQUENCY_CAP capped",
            "REJECTED OPTED_OUT out",
            "REJECTED OPTED_OUT twice",
            "REJECTED ERASED null",
            "DUPLICATE REPEATED_PERSON null",
            "DEAD_LETTER BROKEN_HISTORY old-yesterday");
  }

  private static List<String> select(
      RuntimeExecutionMode mode, List<RawMessage> posts, List<Person> roster, List<Nudge> history)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    SingleOutputStreamOperator<NudgeFact> earlier =
        environment
            .fromCollection(history, TypeInformation.of(Nudge.class))
            .process(new HistoryFacts());
    DataStream<NudgeFact> facts =
        environment
            .fromCollection(posts, TypeInformation.of(RawMessage.class))
            .flatMap(new RecognitionFacts())
            .union(earlier);
    SingleOutputStreamOperator<NudgeCandidate> selected =
        environment
            .fromCollection(roster, TypeInformation.of(Person.class))
            .keyBy(SelectNudges::personKey)
            .connect(facts.keyBy(SelectNudges::factKey))
            .process(new SelectNudges(new NudgePolicy(RUN_DATE, 14, 7, ZoneOffset.UTC)));
    DataStream<String> all =
        selected
            .map(SelectNudgesITCase::line)
            .union(
                selected.getSideOutput(DeadLetters.TAG).map(SelectNudgesITCase::line),
                earlier.getSideOutput(DeadLetters.TAG).map(SelectNudgesITCase::line));
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<String> iterator = all.executeAndCollect()) {
      iterator.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static String line(NudgeCandidate candidate) {
    return String.join(
        " ",
        candidate.getTenantId(),
        candidate.getPersonId(),
        String.valueOf(candidate.getDaysSince()),
        String.valueOf(candidate.getLastRecognitionAt()),
        candidate.getTeam());
  }

  private static String line(DeadLetter letter) {
    return letter.getDoor() + " " + letter.getReason() + " " + letter.getRecordId();
  }

  private static RawMessage.Builder post(String author, String sentAt) {
    return RawMessage.newBuilder()
        .setTenantId("acme")
        .setSource(Source.RECOGNITION)
        .setChannelId("wall")
        .setMessageId(author + sentAt)
        .setAuthorId(author)
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(Instant.parse(sentAt))
        .setVisibility(Visibility.PUBLIC)
        .setFormat(Format.PLAIN)
        .setText("Thank you!");
  }

  private static Nudge nudge(String person, String runDate) {
    return Nudge.newBuilder()
        .setTenantId("acme")
        .setNudgeId(person + "-" + runDate)
        .setPersonId(person)
        .setRunDate(runDate)
        .setText("Hi!")
        .setDeliverAt(Instant.EPOCH)
        .setRoute("default")
        .setModel("test-model")
        .build();
  }

  @SafeVarargs
  private static <T> List<T> shuffled(T... records) {
    List<T> list = new ArrayList<>(List.of(records));
    Collections.shuffle(list, new Random(11));
    return list;
  }
}
