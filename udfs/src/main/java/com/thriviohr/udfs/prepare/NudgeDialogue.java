package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A synthetic nudge: sentences of the task file around key words of a real recognition post. The
 * placeholder {@code {{recipient}}} stays in question and answer.
 */
final class NudgeDialogue implements DialogueBuilder {
  private static final long serialVersionUID = 1L;
  private static final int MOST_DAYS = 3650;
  private static final int MOST_POINTS = 3;

  private final String system;
  private final List<String> user;
  private final List<String> assistant;
  private final int minDays;
  private final int maxDays;

  NudgeDialogue(YamlMapping yaml) {
    this.system = yaml.text("system");
    this.user = yaml.texts("user");
    this.assistant = yaml.texts("assistant");
    this.minDays = yaml.whole("min_days", 14, 1, MOST_DAYS);
    this.maxDays = yaml.whole("max_days", 60, minDays, MOST_DAYS);
    if (assistant.isEmpty()) {
      yaml.refuse("assistant must hold at least one answer");
    }
  }

  @Override
  public List<List<ChatMessage>> dialogues(Conversation conversation) {
    Optional<AnonymisedMessage> post = Dialogue.post(conversation);
    List<String> points = post.map(ContentWords::withoutNames).orElse(List.of());
    if (points.isEmpty()) {
      return List.of();
    }
    int days = minDays + Dialogue.hash("nudge-days", conversation).bucket(maxDays - minDays + 1);
    Map<String, String> facts =
        Map.of(
            "days", Integer.toString(days),
            "points", String.join(", ", points.subList(0, Math.min(MOST_POINTS, points.size()))));
    return List.of(
        Dialogue.singleTurn(
            system,
            Placeholders.fill(Dialogue.pick(user, "nudge-user", conversation), facts),
            Placeholders.fill(Dialogue.pick(assistant, "nudge-assistant", conversation), facts)));
  }

  @Override
  public Set<String> placeholders() {
    return Set.of("recipient", "days", "points");
  }
}
