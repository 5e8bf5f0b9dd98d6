package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.datasets.text.TurnText;
import java.util.List;
import java.util.Optional;

/** Pieces that the dialogue builders share. */
final class Dialogue {
  private Dialogue() {}

  static ChatMessage turn(Role role, String text) {
    return new ChatMessage(role, TurnText.clean(text));
  }

  /** System instruction, one question, one answer. */
  static List<ChatMessage> singleTurn(String system, String user, String assistant) {
    return List.of(
        turn(Role.SYSTEM, system), turn(Role.USER, user), turn(Role.ASSISTANT, assistant));
  }

  /** The first message of a conversation, if a person wrote it and it holds text. */
  static Optional<AnonymisedMessage> post(Conversation conversation) {
    return conversation.getMessages().stream()
        .limit(1)
        .filter(message -> message.getAuthorKind() == AuthorKind.HUMAN)
        .filter(message -> !TurnText.clean(message.getText()).isEmpty())
        .findFirst();
  }

  /** One of several texts, always the same for the same conversation. */
  static String pick(List<String> texts, String purpose, Conversation conversation) {
    return texts.get(hash(purpose, conversation).bucket(texts.size()));
  }

  static StableHash hash(String purpose, Conversation conversation) {
    return StableHash.of(
        purpose,
        conversation.getTenantId(),
        conversation.getSource().name(),
        conversation.getChannelId(),
        conversation.getConversationId());
  }
}
