package com.thriviohr.udfs.prepare;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.LlamaTemplate;
import com.thriviohr.datasets.text.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes zero or more examples of every conversation. One without examples leaves by the door
 * REJECTED, stage "examples", reason NO_EXAMPLE. Counts conversations: in = those with an example +
 * NO_EXAMPLE; the examples going out are another unit.
 *
 * <p>All examples carry the split TRAIN until {@link SplitAssigner} sets it.
 */
public final class TrainingExamples extends ProcessFunction<Conversation, TrainingExample> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function. */
  public static final String STAGE = "examples";

  private final TrainingTasks tasks;

  /**
   * @param tasks what to make examples for
   */
  public TrainingExamples(TrainingTasks tasks) {
    this.tasks = requireNonNull(tasks, "tasks");
  }

  /** The examples of one conversation, always the same ones in the same order. */
  public List<TrainingExample> examples(Conversation conversation) {
    List<TrainingExample> examples = new ArrayList<>();
    for (TrainingTask task : tasks.tasks()) {
      int position = 0;
      for (List<ChatMessage> turns : task.dialogues(conversation)) {
        examples.add(example(conversation, task.name(), position++, turns));
      }
    }
    return examples;
  }

  @Override
  public void processElement(
      Conversation conversation, Context context, Collector<TrainingExample> out) {
    List<TrainingExample> examples = examples(conversation);
    examples.forEach(out::collect);
    if (examples.isEmpty()) {
      context.output(
          DeadLetters.TAG,
          DeadLetters.of(Door.REJECTED, STAGE, "NO_EXAMPLE")
              .setTenantId(conversation.getTenantId())
              .setRecordId(conversation.getConversationId())
              .build());
    }
  }

  private static TrainingExample example(
      Conversation conversation, String task, int position, List<ChatMessage> turns) {
    String text = LlamaTemplate.LLAMA_3.render(turns);
    return TrainingExample.newBuilder()
        .setTenantId(conversation.getTenantId())
        .setExampleId(Dialogue.hash("example " + task + " " + position, conversation).hex())
        .setConversationId(conversation.getConversationId())
        .setTask(task)
        .setSplit(Split.TRAIN)
        .setMessages(turns)
        .setText(text)
        .setEstimatedTokens(TokenEstimate.of(text))
        .build();
  }
}
