package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.text.TurnText;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One way to ask for a nudge. Immutable. */
public final class PromptTemplate implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Filled in after inference; the only placeholder a model sees. */
  static final String RECIPIENT = "recipient";

  private static final String DAYS = "days";

  private final String id;
  private final List<String> languages;
  private final boolean forNever;
  private final String system;
  private final String user;
  private final List<String> placeholders;
  private final int maxTokens;
  private final double temperature;

  /** Reads the template; problems stay with the entry. */
  PromptTemplate(YamlMapping yaml) {
    this.id = yaml.text("id") + "@" + yaml.text("version");
    this.languages = List.copyOf(yaml.texts("languages"));
    String occasion = yaml.text("occasion");
    this.forNever = occasion.equals("never");
    this.system = yaml.text("system");
    this.user = yaml.text("user");
    this.placeholders = List.copyOf(yaml.texts("placeholders"));
    this.maxTokens = yaml.whole("max_tokens", 120, 1, 100_000);
    this.temperature = yaml.number("temperature", 0.7, 0, 2);
    if (!forNever && !occasion.equals("before")) {
      yaml.refuse("occasion must be before or never");
    }
    if (languages.isEmpty()) {
      yaml.refuse("languages must hold at least one language");
    }
    refusePlaceholders(yaml);
    yaml.refuseUnreadKeys();
  }

  /** Id and version, such as friendly-nudge@1. */
  public String id() {
    return id;
  }

  boolean speaks(String language) {
    return languages.contains(language);
  }

  /** True when it is for somebody who never, or who did recognise a colleague before. */
  boolean fits(NudgeCandidate candidate) {
    return forNever == (candidate.getDaysSince() == null);
  }

  /** System and user turn, days filled in, the recipient still a placeholder. */
  List<ChatMessage> turns(NudgeCandidate candidate) {
    Map<String, String> facts =
        forNever ? Map.of() : Map.of(DAYS, candidate.getDaysSince().toString());
    return List.of(
        new ChatMessage(Role.SYSTEM, TurnText.clean(Placeholders.fill(system, facts))),
        new ChatMessage(Role.USER, TurnText.clean(Placeholders.fill(user, facts))));
  }

  List<String> placeholders() {
    return placeholders;
  }

  int maxTokens() {
    return maxTokens;
  }

  double temperature() {
    return temperature;
  }

  private void refusePlaceholders(YamlMapping yaml) {
    Set<String> used = new TreeSet<>(Placeholders.names(system));
    used.addAll(Placeholders.names(user));
    Set<String> known = forNever ? Set.of(RECIPIENT) : Set.of(RECIPIENT, DAYS);
    for (String name : used) {
      if (!known.contains(name)) {
        yaml.refuse("unknown placeholder " + Placeholders.braced(name));
      }
    }
    for (String name : placeholders) {
      if (!name.equals(RECIPIENT) || !used.contains(name)) {
        yaml.refuse("placeholders names " + name + ", which no answer can hold");
      }
    }
  }
}
