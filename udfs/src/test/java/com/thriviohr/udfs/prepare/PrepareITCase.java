package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.udfs.raw.KeepLatestVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
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

/** The keyed functions in both runtime modes over bounded input. */
class PrepareITCase {
  private static final String ANSWER =
      "Ask the travel desk, they mail you the current version within a day.";
  private static final String LONG_TEXT = "The gateway answers again, thanks to all who helped out";

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void keepsTheLatestVersionWhateverTheOrder(RuntimeExecutionMode mode) throws Exception {
    List<RawMessage> deliveries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      deliveries.add(TestMessages.raw("m" + i, "first").build());
      deliveries.add(
          TestMessages.raw("m" + i, "edited")
              .setEditedAt(TestMessages.NOON.plusSeconds(i))
              .build());
      deliveries.add(TestMessages.raw("m" + i, "first").build());
    }
    deliveries.add(TestMessages.raw("m3", "first").setDeleted(true).build());
    deliveries.add(TestMessages.raw("m4", "other tenant").setTenantId("globex").build());

    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(deliveries, new Random(seed));
      StreamExecutionEnvironment environment = environment(mode);
      SingleOutputStreamOperator<RawMessage> kept =
          stream(environment, deliveries, RawMessage.class)
              .keyBy(KeepLatestVersion::key)
              .process(new KeepLatestVersion());

      List<String> doors =
          collect(
              kept.map(m -> m.getTenantId() + " " + m.getMessageId() + " " + m.getText()),
              kept.getSideOutput(DeadLetters.TAG)
                  .map(l -> l.getDoor() + "/" + l.getStage() + "/" + l.getReason()));

      assertThat(doors).filteredOn(d -> d.endsWith(" edited")).hasSize(19);
      assertThat(doors).contains("acme m3 first", "globex m4 other tenant");
      assertThat(doors).filteredOn("DUPLICATE/deduplicate/REDELIVERED"::equals).hasSize(41);
      assertThat(doors).hasSize(62);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void keepsTheEarliestOfEqualLongConversations(RuntimeExecutionMode mode) throws Exception {
    // Given
    List<Conversation> conversations = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      conversations.add(conversation(message(i + "", LONG_TEXT + " " + "!".repeat(i))));
      conversations.add(conversation(message("3" + i, "Thanks!")));
    }
    conversations.add(
        conversation(TestMessages.message("50", "p", LONG_TEXT).setTenantId("globex").build()));
    // When
    List<String> doors = deduplicated(conversations, mode);
    // Then
    assertThat(doors)
        .contains("acme 1", "globex 50", "EXACT_TEXT 2", "EXACT_TEXT 9")
        .doesNotContain("EXACT_TEXT 1", "EXACT_TEXT 50");
    assertThat(doors).filteredOn(d -> d.startsWith("acme 3")).hasSize(9);
    assertThat(doors).hasSize(19);
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void questionThatWasAskedBeforeKeepsItsAnswer(RuntimeExecutionMode mode) throws Exception {
    // Given
    List<Conversation> conversations =
        List.of(
            conversation(message("1", LONG_TEXT)),
            conversation(message("2", LONG_TEXT), reply("3", ANSWER)),
            conversation(message("4", LONG_TEXT), reply("5", "No idea, but " + ANSWER)),
            conversation(
                message("6", "Is there a form?"), reply("7", ANSWER.toUpperCase(Locale.ROOT))));
    // When
    List<String> doors = deduplicated(conversations, mode);
    // Then
    assertThat(doors).containsExactlyInAnyOrder("acme 1", "acme 2", "acme 4", "EXACT_TEXT 6");
  }

  private static List<String> deduplicated(
      List<Conversation> conversations, RuntimeExecutionMode mode) throws Exception {
    List<Conversation> shuffled = new ArrayList<>(conversations);
    Collections.shuffle(shuffled, new Random(1));
    SingleOutputStreamOperator<Conversation> kept =
        stream(environment(mode), shuffled, Conversation.class)
            .keyBy(Deduplicate::key)
            .process(new Deduplicate());
    return collect(
        kept.map(c -> c.getTenantId() + " " + c.getConversationId()),
        kept.getSideOutput(DeadLetters.TAG).map(l -> l.getReason() + " " + l.getRecordId()));
  }

  private static AnonymisedMessage reply(String id, String text) {
    return TestMessages.message(id, "q", text).build();
  }

  private static AnonymisedMessage message(String id, String text) {
    return TestMessages.message(id, "p", text).build();
  }

  private static Conversation conversation(AnonymisedMessage... messages) {
    return TestMessages.conversation(messages);
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void gathersThreadsOldestFirst(RuntimeExecutionMode mode) throws Exception {
    List<AnonymisedMessage> messages = new ArrayList<>();
    messages.add(TestMessages.message("1", "a", "root").build());
    for (int i = 9; i >= 2; i--) {
      messages.add(TestMessages.message(i + "", "b", "reply").setThreadId("1").build());
    }
    messages.add(TestMessages.message("20", "a", "alone").build());
    messages.add(TestMessages.message("21", "a", "x").setThreadId("1").setTenantId("g").build());
    messages.add(TestMessages.message("22", "a", "x").setThreadId("1").setChannelId("C2").build());
    Collections.shuffle(messages, new Random(2));
    StreamExecutionEnvironment environment = environment(mode);
    SingleOutputStreamOperator<Conversation> conversations =
        stream(environment, messages, AnonymisedMessage.class)
            .keyBy(AssembleConversations::key)
            .process(new AssembleConversations());

    List<String> shapes = collect(conversations.map(PrepareITCase::shape));

    assertThat(shapes)
        .containsExactlyInAnyOrder(
            "acme C1 1: 1 2 3 4 5 6 7 8 9", "acme C1 20: 20", "g C1 1: 21", "acme C2 1: 22");
  }

  private static String shape(Conversation conversation) {
    return conversation.getTenantId()
        + " "
        + conversation.getChannelId()
        + " "
        + conversation.getConversationId()
        + ": "
        + conversation.getMessages().stream()
            .map(AnonymisedMessage::getMessageId)
            .collect(Collectors.joining(" "));
  }

  private static <T> DataStream<T> stream(
      StreamExecutionEnvironment environment, List<T> records, Class<T> type) {
    return environment.fromCollection(records, TypeInformation.of(type)).rebalance();
  }

  private static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(3, configuration);
  }

  @SafeVarargs
  private static List<String> collect(DataStream<String> first, DataStream<String>... more)
      throws Exception {
    List<String> lines = new ArrayList<>();
    DataStream<String> all = more.length == 0 ? first : first.union(more);
    try (CloseableIterator<String> iterator = all.executeAndCollect()) {
      iterator.forEachRemaining(lines::add);
    }
    return lines;
  }
}
