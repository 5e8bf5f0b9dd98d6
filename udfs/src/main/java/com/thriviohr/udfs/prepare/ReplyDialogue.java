package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.text.TurnText;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Replies of a thread as answers, what was said before as context. Seen by the one who replies: own
 * earlier messages are the assistant's, all others the user's. Neighbouring messages of one side
 * become one turn. The latest replies are taken, but for those of somebody who opened the thread
 * with a question: they thank for the answer, and give none.
 */
final class ReplyDialogue implements DialogueBuilder {
  private static final long serialVersionUID = 1L;

  private final String system;
  private final int maxTurns;
  private final int maxCharacters;
  private final int maxExamples;

  ReplyDialogue(YamlMapping yaml) {
    this.system = yaml.text("system");
    this.maxTurns = yaml.whole("max_turns", 8, 2, 1000);
    this.maxCharacters = yaml.whole("max_characters", 4000, 100, 1_000_000);
    this.maxExamples = yaml.whole("max_examples", 3, 1, 1000);
  }

  @Override
  public List<List<ChatMessage>> dialogues(Conversation conversation) {
    List<AnonymisedMessage> said = said(conversation);
    List<List<ChatMessage>> dialogues = new ArrayList<>();
    for (int last = said.size() - 1; last > 0 && dialogues.size() < maxExamples; last--) {
      boolean goesOn = last + 1 < said.size() && sameAuthor(said.get(last), said.get(last + 1));
      boolean answers = !goesOn && !asks(said.get(0), said.get(last));
      List<ChatMessage> turns = answers ? turns(said.subList(0, last + 1)) : List.of();
      if (!turns.isEmpty()) {
        dialogues.add(turns);
      }
    }
    Collections.reverse(dialogues);
    return dialogues;
  }

  /** The turns up to a reply; empty when nobody else speaks before it within the bounds. */
  private List<ChatMessage> turns(List<AnonymisedMessage> said) {
    String author = said.get(said.size() - 1).getAuthorId();
    Deque<ChatMessage> turns = new ArrayDeque<>();
    int characters = 0;
    for (int i = said.size() - 1; i >= 0; i--) {
      String text = TurnText.clean(said.get(i).getText());
      Role role = said.get(i).getAuthorId().equals(author) ? Role.ASSISTANT : Role.USER;
      boolean sameTurn = !turns.isEmpty() && turns.getFirst().getRole() == role;
      characters += text.length();
      if (characters > maxCharacters || (!sameTurn && turns.size() == maxTurns)) {
        break;
      }
      ChatMessage later = sameTurn ? turns.removeFirst() : null;
      turns.addFirst(
          new ChatMessage(role, later == null ? text : text + "\n" + later.getContent()));
    }
    return finish(turns);
  }

  private List<ChatMessage> finish(Deque<ChatMessage> turns) {
    if (!turns.isEmpty() && turns.getFirst().getRole() == Role.ASSISTANT) {
      turns.removeFirst();
    }
    if (turns.isEmpty()) {
      return List.of();
    }
    turns.addFirst(Dialogue.turn(Role.SYSTEM, system));
    return new ArrayList<>(turns);
  }

  private static List<AnonymisedMessage> said(Conversation conversation) {
    List<AnonymisedMessage> said = new ArrayList<>();
    for (AnonymisedMessage message : conversation.getMessages()) {
      boolean human = message.getAuthorKind() == AuthorKind.HUMAN;
      if (human && !TurnText.clean(message.getText()).isEmpty()) {
        said.add(message);
      }
    }
    return said;
  }

  /** True when the reply is of the one who opened the thread with a question. */
  private static boolean asks(AnonymisedMessage opening, AnonymisedMessage reply) {
    String text = opening.getText();
    boolean question = text.indexOf('?') >= 0 || text.indexOf('\uff1f') >= 0;
    return question && sameAuthor(opening, reply);
  }

  private static boolean sameAuthor(AnonymisedMessage one, AnonymisedMessage other) {
    return one.getAuthorId().equals(other.getAuthorId());
  }

  @Override
  public Set<String> placeholders() {
    return Set.of();
  }
}
