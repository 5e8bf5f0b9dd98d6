package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.text.ControlTokens;
import com.thriviohr.datasets.text.TurnText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the turns of every row must be like, whatever its schema. Immutable. */
final class TurnRules implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean singleTurn;
  private final ArrayList<String> forbidden;

  /**
   * @param singleTurn true when there is room for one question and one answer only
   * @param forbidden words that may not occur in any turn
   */
  TurnRules(boolean singleTurn, List<String> forbidden) {
    this.singleTurn = singleTurn;
    this.forbidden = new ArrayList<>(forbidden);
  }

  /** The first rule that the turns break. */
  Optional<TargetRule> broken(List<ChatMessage> turns) {
    List<ChatMessage> dialogue = withoutSystem(turns);
    if (!alternates(dialogue)) {
      return Optional.of(TargetRule.ROLE_ORDER);
    }
    if (singleTurn && dialogue.size() > 2) {
      return Optional.of(TargetRule.MANY_TURNS);
    }
    return turns.stream()
        .map(turn -> broken(turn.getContent()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<ChatMessage> withoutSystem(List<ChatMessage> turns) {
    boolean system = !turns.isEmpty() && turns.get(0).getRole() == Role.SYSTEM;
    return system ? turns.subList(1, turns.size()) : turns;
  }

  private static boolean alternates(List<ChatMessage> dialogue) {
    for (int i = 0; i < dialogue.size(); i++) {
      if (dialogue.get(i).getRole() != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        return false;
      }
    }
    return !dialogue.isEmpty() && dialogue.size() % 2 == 0;
  }

  private Optional<TargetRule> broken(String content) {
    if (TurnText.trim(content).isEmpty()) {
      return Optional.of(TargetRule.EMPTY_TURN);
    }
    if (!TurnText.trim(content).equals(content)) {
      return Optional.of(TargetRule.UNTRIMMED_TURN);
    }
    if (ControlTokens.contains(content)) {
      return Optional.of(TargetRule.CONTROL_TOKEN);
    }
    // What is whole, trimmed and free of tokens can only change by its characters.
    if (!TurnText.clean(content).equals(content)) {
      return Optional.of(TargetRule.BROKEN_TEXT);
    }
    return forbidden.stream().anyMatch(content::contains)
        ? Optional.of(TargetRule.FORBIDDEN_WORD)
        : Optional.empty();
  }
}
