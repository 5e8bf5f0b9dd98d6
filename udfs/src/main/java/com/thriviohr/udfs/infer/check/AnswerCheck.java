package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.text.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one task's answers must be like. Immutable; reasons never quote the answer. */
final class AnswerCheck {
  private final boolean exactPlaceholders;
  private final int maxCharacters;
  private final List<Rule> mustMatch;
  private final List<Rule> mustNotMatch;
  private final Optional<JsonShape> json;

  private AnswerCheck(Builder builder) {
    this.exactPlaceholders = builder.exactPlaceholders;
    this.maxCharacters = builder.maxCharacters;
    this.mustMatch = List.copyOf(builder.mustMatch);
    this.mustNotMatch = List.copyOf(builder.mustNotMatch);
    this.json = builder.json;
  }

  /** Why the answer is not good enough, as a sentence for the model; empty when it is. */
  Optional<String> fault(Completion answer) {
    String text = answer.getText();
    if (exactPlaceholders) {
      Optional<String> fault = placeholderFault(answer);
      if (fault.isPresent()) {
        return fault;
      }
    }
    if (text.codePointCount(0, text.length()) > maxCharacters) {
      return Optional.of("It is longer than " + maxCharacters + " characters.");
    }
    for (Rule rule : mustMatch) {
      if (!rule.pattern.matcher(text).find()) {
        return Optional.of(rule.reason);
      }
    }
    for (Rule rule : mustNotMatch) {
      if (rule.pattern.matcher(text).find()) {
        return Optional.of(rule.reason);
      }
    }
    return json.flatMap(shape -> shape.fault(text));
  }

  private static Optional<String> placeholderFault(Completion answer) {
    Set<String> found = Placeholders.names(answer.getText());
    for (String name : answer.getPlaceholders()) {
      if (!found.contains(name)) {
        return Optional.of("It must hold " + Placeholders.braced(name) + " exactly so.");
      }
    }
    return answer.getPlaceholders().containsAll(found)
        ? Optional.empty()
        : Optional.of("It holds a placeholder in {{ }} that was not given.");
  }

  /** A pattern and the sentence that explains it. */
  static final class Rule {
    private final Pattern pattern;
    private final String reason;

    Rule(Pattern pattern, String reason) {
      this.pattern = requireNonNull(pattern, "pattern");
      this.reason = requireNonNull(reason, "reason");
    }
  }

  /** Collects the parts of a check. */
  static final class Builder {
    private boolean exactPlaceholders;
    private int maxCharacters = Integer.MAX_VALUE;
    private final List<Rule> mustMatch = new ArrayList<>();
    private final List<Rule> mustNotMatch = new ArrayList<>();
    private Optional<JsonShape> json = Optional.empty();

    Builder exactPlaceholders() {
      exactPlaceholders = true;
      return this;
    }

    Builder maxCharacters(int value) {
      maxCharacters = value;
      return this;
    }

    Builder mustMatch(List<Rule> rules) {
      mustMatch.addAll(rules);
      return this;
    }

    Builder mustNotMatch(List<Rule> rules) {
      mustNotMatch.addAll(rules);
      return this;
    }

    Builder json(JsonShape shape) {
      json = Optional.of(shape);
      return this;
    }

    AnswerCheck build() {
      return new AnswerCheck(this);
    }
  }
}
