package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The prompts of a benchmark: alike in length, no two the same. */
final class Prompts {
  private Prompts() {}

  /** So many of them. */
  static DataStream<Prompt> stream(StreamExecutionEnvironment environment, int count) {
    return environment
        .fromSequence(1, count)
        .map(Prompts::number)
        .returns(TypeInformation.of(Prompt.class));
  }

  static Prompt number(long number) {
    return Prompt.newBuilder()
        .setTenantId("bench")
        .setPromptId(String.format("prompt-%07d", number))
        .setTask("bench")
        .setMessages(
            List.of(
                new ChatMessage(Role.SYSTEM, "You write short and friendly notes to colleagues."),
                new ChatMessage(
                    Role.USER, "Write a nudge for {{recipient}} that thanks, note " + number)))
        .setMaxTokens(120)
        .build();
  }
}
