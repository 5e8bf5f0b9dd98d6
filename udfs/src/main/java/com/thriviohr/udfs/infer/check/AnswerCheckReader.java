package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.thriviohr.datasets.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads checks from YAML and refuses all its problems together. */
final class AnswerCheckReader {
  private static final Set<String> KEYS =
      Set.of("task", "placeholders", "max_characters", "must_match", "must_not_match", "json");

  private final String origin;
  private final List<String> problems = new ArrayList<>();

  AnswerCheckReader(String origin) {
    this.origin = requireNonNull(origin, "origin");
  }

  /** Checks by task. */
  Map<String, AnswerCheck> read(String yaml) {
    Map<String, AnswerCheck> checks = new LinkedHashMap<>();
    JsonNode entries = tree(yaml).path("checks");
    if (!entries.isArray()) {
      problems.add("'checks' is missing: give a list, or [] for no checks");
    }
    for (JsonNode entry : entries) {
      String task = entry.path("task").asText("");
      if (task.isBlank()) {
        problems.add("a check has no task: name the one it is for");
      } else if (checks.put(task, check(task, entry)) != null) {
        problems.add("task '" + task + "' is there twice: join its checks");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(origin + ": " + String.join("; ", problems) + ".");
    }
    return checks;
  }

  private JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          origin + " is not YAML at line " + e.getLocation().getLineNr() + ": correct it.", e);
    }
  }

  private AnswerCheck check(String task, JsonNode entry) {
    refuseOthers(task, entry, KEYS);
    AnswerCheck.Builder check = new AnswerCheck.Builder();
    String placeholders = entry.path("placeholders").asText("free");
    if (placeholders.equals("exact")) {
      check.exactPlaceholders();
    } else if (!placeholders.equals("free")) {
      problems.add(task + ": placeholders is '" + placeholders + "': give exact or free");
    }
    if (entry.has("max_characters")) {
      int most = entry.path("max_characters").asInt(0);
      if (most < 1) {
        problems.add(task + ": max_characters must be 1 or more");
      }
      check.maxCharacters(most);
    }
    check.mustMatch(rules(task, entry.path("must_match")));
    check.mustNotMatch(rules(task, entry.path("must_not_match")));
    if (entry.has("json")) {
      checkSchema(task, entry.path("json"));
      check.json(new JsonShape(entry.path("json")));
    }
    return check.build();
  }

  private List<AnswerCheck.Rule> rules(String task, JsonNode entries) {
    List<AnswerCheck.Rule> rules = new ArrayList<>();
    for (JsonNode entry : entries) {
      String pattern = entry.path("pattern").asText("");
      String reason = entry.path("reason").asText("");
      if (pattern.isEmpty() || reason.isBlank()) {
        problems.add(task + ": a rule needs pattern and reason");
        continue;
      }
      try {
        rules.add(new AnswerCheck.Rule(Pattern.compile(pattern), reason));
      } catch (PatternSyntaxException e) {
        problems.add(task + ": '" + pattern + "' is no RE2 pattern: " + e.getDescription());
      }
    }
    return rules;
  }

  /** A keyword that is not understood would silently check nothing. */
  private void checkSchema(String task, JsonNode schema) {
    refuseOthers(task, schema, JsonShape.KEYWORDS);
    schema.path("properties").forEach(property -> checkSchema(task, property));
    if (schema.has("items")) {
      checkSchema(task, schema.path("items"));
    }
  }

  private void refuseOthers(String task, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(task + ": unknown key '" + name + "'");
              }
            });
  }
}
