package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Source;
import java.util.List;

/** Examples from recognition posts. */
final class RecognitionExamples {
  private static final int LEAST_CHARACTERS = 30;
  private static final int TOPIC_CHARACTERS = 80;
  private static final int MOST_DAYS = 60;

  private final TrainingTask write = TrainingTask.shipped("write-recognition");
  private final TrainingTask nudge = TrainingTask.shipped("write-nudge");

  void add(Conversation conversation, List<Chat> chats) {
    if (conversation.getSource() != Source.RECOGNITION) {
      return;
    }
    AnonymisedMessage post = conversation.getMessages().get(0);
    String text = Chat.clean(post.getText());
    if (text.length() < LEAST_CHARACTERS) {
      return;
    }
    String id = post.getMessageId();
    String topic = topic(text);
    chats.add(new Chat(write, id, write.instruction(id).replace("{text}", topic), text));
    int days = 14 + StableHash.bucket(MOST_DAYS - 14, "days", id);
    String instruction =
        nudge.instruction(id).replace("{days}", String.valueOf(days)).replace("{text}", topic);
    chats.add(
        new Chat(
            nudge,
            id,
            instruction,
            "Hi {{recipient}}, it has been "
                + days
                + " days since you last recognised a colleague. Has anyone helped you lately? A few"
                + " honest words make a difference."));
  }

  /** The last words of the post: its point without its address. */
  private static String topic(String text) {
    if (text.length() <= TOPIC_CHARACTERS) {
      return text;
    }
    int start = text.indexOf(' ', text.length() - TOPIC_CHARACTERS);
    return start < 0 ? text.substring(text.length() - TOPIC_CHARACTERS) : text.substring(start + 1);
  }
}
