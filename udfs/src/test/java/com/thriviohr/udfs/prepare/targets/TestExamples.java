package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.StableHash;
import java.util.ArrayList;
import java.util.List;

/** Examples with plain values, to be changed where a test cares. */
final class TestExamples {
  private TestExamples() {}

  /** Turns with these texts: system, user, assistant, user, assistant … */
  static List<ChatMessage> turns(String system, String... dialogue) {
    List<ChatMessage> turns = new ArrayList<>();
    if (system != null) {
      turns.add(new ChatMessage(Role.SYSTEM, system));
    }
    for (int i = 0; i < dialogue.length; i++) {
      turns.add(new ChatMessage(i % 2 == 0 ? Role.USER : Role.ASSISTANT, dialogue[i]));
    }
    return turns;
  }

  static TrainingExample example(List<ChatMessage> turns) {
    return numbered(1, Split.TRAIN, turns);
  }

  static TrainingExample numbered(int number, Split split, List<ChatMessage> turns) {
    return TrainingExample.newBuilder()
        .setTenantId("acme")
        .setExampleId(StableHash.of("e" + number).hex())
        .setConversationId("c" + number)
        .setTask("reply")
        .setSplit(split)
        .setMessages(turns)
        .setText("t")
        .setEstimatedTokens(1)
        .build();
  }
}
