package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One thing the model learns: which conversations it is learnt from, and how. Immutable. */
final class TrainingTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final EnumSet<Source> sources = EnumSet.noneOf(Source.class);
  private final double share;
  private final DialogueBuilder builder;

  /** Reads the task; problems stay with the entry. */
  TrainingTask(YamlMapping yaml) {
    this.name = yaml.text("name");
    this.share = yaml.number("share", 1.0, 0.0, 1.0);
    yaml.texts("sources").forEach(source -> addSource(source, yaml));
    if (sources.isEmpty()) {
      yaml.refuse("sources must hold at least one source");
    }
    this.builder = builder(yaml);
    refuseUnknownPlaceholders(yaml);
    yaml.refuseUnreadKeys();
  }

  String name() {
    return name;
  }

  /** The dialogues this task makes of a conversation, none when it does not look at it. */
  List<List<ChatMessage>> dialogues(Conversation conversation) {
    boolean wanted =
        sources.contains(conversation.getSource())
            && Dialogue.hash("share " + name, conversation).fraction() < share;
    return wanted ? builder.dialogues(conversation) : List.of();
  }

  private void addSource(String source, YamlMapping yaml) {
    try {
      sources.add(Source.valueOf(source));
    } catch (IllegalArgumentException e) {
      yaml.refuse("unknown source " + source);
    }
  }

  private static DialogueBuilder builder(YamlMapping yaml) {
    String builder = yaml.text("builder");
    switch (builder) {
      case "recognition":
        return new RecognitionDialogue(yaml);
      case "nudge":
        return new NudgeDialogue(yaml);
      case "reply":
        return new ReplyDialogue(yaml);
      default:
        yaml.refuse("builder must be recognition, reply or nudge");
        return new ReplyDialogue(yaml);
    }
  }

  private void refuseUnknownPlaceholders(YamlMapping yaml) {
    List<String> templates = new ArrayList<>(yaml.texts("user"));
    boolean takesUser = !builder.placeholders().isEmpty();
    if (takesUser == templates.isEmpty()) {
      yaml.refuse(takesUser ? "user must hold at least one text" : "user has no meaning for reply");
    }
    templates.addAll(yaml.texts("assistant"));
    templates.add(yaml.text("system"));
    Set<String> unknown = new TreeSet<>();
    templates.forEach(template -> unknown.addAll(Placeholders.names(template)));
    unknown.removeAll(builder.placeholders());
    unknown.forEach(placeholder -> yaml.refuse("unknown placeholder {{" + placeholder + "}}"));
  }
}
