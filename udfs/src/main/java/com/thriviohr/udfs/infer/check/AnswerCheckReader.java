package com.thriviohr.udfs.infer.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads checks from YAML and refuses all its problems together. */
final class AnswerCheckReader {
  private final YamlMapping yaml;

  private AnswerCheckReader(YamlMapping yaml) {
    this.yaml = yaml;
  }

  /**
   * Checks by task.
   *
   * @param text the whole file
   * @param origin how messages name the file
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem and its remedy
   */
  static Map<String, AnswerCheck> read(String text, String origin) {
    return new AnswerCheckReader(YamlMapping.parse(text, origin)).checks();
  }

  private Map<String, AnswerCheck> checks() {
    Map<String, AnswerCheck> checks = new LinkedHashMap<>();
    if (!yaml.json("checks").isArray()) {
      yaml.refuse("checks", "is missing: give a list, or [] for no checks");
    } else if (!yaml.json("checks").isEmpty()) {
      for (YamlMapping entry : yaml.mappings("checks")) {
        String task = entry.text("task", "name the one the check is for");
        if (checks.put(task, check(entry)) != null && !task.isEmpty()) {
          entry.refuse("task", "'" + task + "' is there twice: join its checks");
        }
      }
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    return checks;
  }

  private static AnswerCheck check(YamlMapping entry) {
    AnswerCheck.Builder check = new AnswerCheck.Builder();
    String placeholders = entry.optional("placeholders").orElse("free");
    if (placeholders.equals("exact")) {
      check.exactPlaceholders();
    } else if (!placeholders.equals("free")) {
      entry.refuse("placeholders", "is '" + placeholders + "': give exact or free");
    }
    check.maxCharacters(entry.positive("max_characters", Integer.MAX_VALUE));
    check.mustMatch(rules(entry, "must_match"));
    check.mustNotMatch(rules(entry, "must_not_match"));
    JsonNode schema = entry.json("json");
    if (!schema.isMissingNode()) {
      refuseUnknownKeywords(entry, schema);
      check.json(new JsonShape(schema));
    }
    entry.refuseUnreadKeys();
    return check.build();
  }

  private static List<AnswerCheck.Rule> rules(YamlMapping check, String key) {
    List<AnswerCheck.Rule> rules = new ArrayList<>();
    if (check.json(key).isEmpty()) {
      return rules;
    }
    for (YamlMapping rule : check.mappings(key)) {
      String pattern = rule.text("pattern", "give an RE2 pattern");
      String reason = rule.text("reason", "say what is wrong with an answer");
      try {
        rules.add(new AnswerCheck.Rule(Pattern.compile(pattern), reason));
      } catch (PatternSyntaxException e) {
        rule.refuse("pattern", "'" + pattern + "' is no RE2 pattern: " + e.getDescription());
      }
      rule.refuseUnreadKeys();
    }
    return rules;
  }

  /** A keyword that is not understood would silently check nothing. */
  private static void refuseUnknownKeywords(YamlMapping check, JsonNode schema) {
    schema
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!JsonShape.KEYWORDS.contains(keyword)) {
                check.refuse(
                    "json", "has '" + keyword + "', which is unknown: use " + JsonShape.KEYWORDS);
              }
            });
    schema.path("properties").forEach(property -> refuseUnknownKeywords(check, property));
    if (schema.has("items")) {
      refuseUnknownKeywords(check, schema.path("items"));
    }
  }
}
