package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Examples from threads: what was said so far, and how a colleague replied. */
final class ReplyExamples {
  private static final int LEAST_CHARACTERS = 20;
  private static final int MOST_CONTEXT_CHARACTERS = 4_000;
  private static final int MOST_REPLIES = 20;

  private final TrainingTask task = TrainingTask.shipped("reply");

  void add(Conversation conversation, List<Chat> chats) {
    List<AnonymisedMessage> messages = conversation.getMessages();
    if (conversation.getSource() == Source.RECOGNITION || messages.size() < 2) {
      return;
    }
    Deque<String> context = new ArrayDeque<>();
    int made = 0;
    int at = 0;
    while (at < messages.size() && made < MOST_REPLIES) {
      int end = endOfTurn(messages, at);
      String turn = turn(messages, at, end);
      if (!context.isEmpty() && turn.length() >= LEAST_CHARACTERS) {
        chats.add(
            new Chat(task, messages.get(at).getMessageId(), String.join("\n\n", context), turn));
        made++;
      }
      remember(context, turn);
      at = end;
    }
  }

  /** Messages in a row by the same person are one turn. */
  private static int endOfTurn(List<AnonymisedMessage> messages, int start) {
    int end = start + 1;
    while (end < messages.size()
        && messages.get(end).getAuthorId().equals(messages.get(start).getAuthorId())) {
      end++;
    }
    return end;
  }

  private static String turn(List<AnonymisedMessage> messages, int start, int end) {
    StringBuilder turn = new StringBuilder();
    for (AnonymisedMessage message : messages.subList(start, end)) {
      turn.append(turn.length() == 0 ? "" : "\n").append(Chat.clean(message.getText()));
    }
    return turn.toString();
  }

  private static void remember(Deque<String> context, String turn) {
    if (turn.isEmpty()) {
      return;
    }
    context.addLast(turn);
    int characters = context.stream().mapToInt(String::length).sum();
    while (characters > MOST_CONTEXT_CHARACTERS && context.size() > 1) {
      characters -= context.removeFirst().length();
    }
  }
}
