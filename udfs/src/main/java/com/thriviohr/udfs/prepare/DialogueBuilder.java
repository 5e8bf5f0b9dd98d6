package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.text.TurnText;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** How a conversation becomes the turns of training examples. */
interface DialogueBuilder extends Serializable {
  /**
   * Zero or more dialogues, always in the same order for the same conversation. Each one, any
   * system turn aside, starts with the user, alternates, and ends with the assistant; contents are
   * clean in the sense of {@link TurnText} and not empty.
   */
  List<List<ChatMessage>> dialogues(Conversation conversation);

  /** The placeholders its templates may hold. */
  Set<String> placeholders();
}
