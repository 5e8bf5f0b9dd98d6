package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.text.TurnText;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The recognition post as the answer, an instruction made from its facts as the question. */
final class RecognitionDialogue implements DialogueBuilder {
  private static final long serialVersionUID = 1L;
  private static final int WORD_STEP = 5;

  private final String system;
  private final List<String> user;

  RecognitionDialogue(YamlMapping yaml) {
    this.system = yaml.text("system");
    this.user = yaml.texts("user");
  }

  @Override
  public List<List<ChatMessage>> dialogues(Conversation conversation) {
    return Dialogue.post(conversation)
        .filter(post -> !ContentWords.withNames(post).isEmpty())
        .map(
            post ->
                List.of(
                    Dialogue.singleTurn(
                        system,
                        Placeholders.fill(
                            Dialogue.pick(user, "recognition", conversation), facts(post)),
                        post.getText())))
        .orElse(List.of());
  }

  private static Map<String, String> facts(AnonymisedMessage post) {
    int receivers = post.getRecipientIds().size();
    int words = TurnText.trim(post.getText()).split("\\s+").length;
    int rounded = Math.max(WORD_STEP, Math.round((float) words / WORD_STEP) * WORD_STEP);
    return Map.of(
        "recipients", receivers > 1 ? receivers + " colleagues" : "a colleague",
        "words", Integer.toString(rounded),
        "points", String.join(", ", ContentWords.withNames(post)));
  }

  @Override
  public Set<String> placeholders() {
    return Set.of("recipients", "words", "points");
  }
}
