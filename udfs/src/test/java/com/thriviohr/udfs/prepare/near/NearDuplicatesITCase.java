package com.thriviohr.udfs.prepare.near;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.udfs.prepare.TestMessages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearDuplicatesITCase {
  private static final int WORDS = 104;
  private static final double SIMILARITY = 0.8;

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void keepsTheEarliestOfNearlyEqualTexts(RuntimeExecutionMode mode) throws Exception {
    // Given
    List<Conversation> conversations = new ArrayList<>();
    for (int family = 0; family < 10; family++) {
      for (int copy = 0; copy < 4; copy++) {
        conversations.add(conversation(family * 10 + copy, "acme", text(family, copy)));
      }
    }
    conversations.add(conversation(900, "globex", text(0, 0)));
    conversations.add(conversation(901, "acme", "too short to compare"));
    conversations.add(conversation(902, "acme", "too short to compare"));
    // When
    List<String> doors = doors(conversations, mode, 2);
    // Then
    assertThat(doors).hasSize(conversations.size());
    assertThat(doors).filteredOn(d -> d.startsWith("NEAR_TEXT")).hasSize(30);
    assertThat(doors)
        .contains("acme 0", "acme 10", "acme 90", "globex 900", "acme 901", "acme 902")
        .contains("NEAR_TEXT 1", "NEAR_TEXT 93");
  }

  /** Each link of the chain resembles the next, its ends have nothing in common. */
  @Test
  void chainsDoNotCollapseIntoTheirFirst() throws Exception {
    // Given
    List<String> words = words(0, 400);
    List<Conversation> chain = new ArrayList<>();
    for (int link = 0; link <= 20; link++) {
      String window = String.join(" ", words.subList(link * 10, link * 10 + WORDS));
      chain.add(conversation(link, "acme", window));
    }
    // When
    List<String> kept =
        doors(chain, RuntimeExecutionMode.BATCH, 2).stream()
            .filter(door -> door.startsWith("acme"))
            .collect(Collectors.toList());
    // Then whoever was dropped resembles one that stayed
    assertThat(kept).hasSizeBetween(10, 15);
    for (int link = 0; link <= 20; link++) {
      assertThat(kept)
          .as("neighbours of " + link)
          .containsAnyOf("acme " + (link - 1), "acme " + link, "acme " + (link + 1));
    }
  }

  @Test
  void parallelismAndOrderDoNotMatter() throws Exception {
    // Given
    List<Conversation> conversations = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      conversations.add(conversation(i, "acme", text(i % 7, i)));
    }
    // When
    List<String> one = doors(conversations, RuntimeExecutionMode.BATCH, 1);
    Collections.shuffle(conversations, new Random(3));
    List<String> four = doors(conversations, RuntimeExecutionMode.BATCH, 4);
    // Then
    assertThat(four).containsExactlyInAnyOrderElementsOf(one);
  }

  /** A text of its family with one word changed, so about 0.9 similar to the others. */
  private static String text(int family, int copy) {
    List<String> words = new ArrayList<>(words(family, WORDS));
    words.set(WORDS / 2, "copy" + copy);
    return String.join(" ", words);
  }

  private static List<String> words(int family, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + family + "x" + i)
        .collect(Collectors.toList());
  }

  private static Conversation conversation(int id, String tenant, String text) {
    return TestMessages.conversation(
        TestMessages.message(String.valueOf(id), "p", text).setTenantId(tenant).build());
  }

  private static List<String> doors(
      List<Conversation> conversations, RuntimeExecutionMode mode, int parallelism)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    SingleOutputStreamOperator<Conversation> kept =
        NearDuplicates.drop(
            environment.fromCollection(conversations, TypeInformation.of(Conversation.class)),
            SIMILARITY);
    List<String> doors = new ArrayList<>();
    kept.map(m -> m.getTenantId() + " " + m.getConversationId())
        .union(kept.getSideOutput(DeadLetters.TAG).map(l -> l.getReason() + " " + l.getRecordId()))
        .executeAndCollect()
        .forEachRemaining(doors::add);
    return doors;
  }
}
