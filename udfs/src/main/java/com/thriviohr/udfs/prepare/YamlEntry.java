package com.thriviohr.udfs.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.thriviohr.datasets.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One mapping of a YAML file, read field by field. Problems are gathered and refused together;
 * until then wrong fields read as empty.
 */
public final class YamlEntry {
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> read = new HashSet<>();

  private YamlEntry(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws InvalidInputException when it is no YAML mapping
   */
  public static YamlEntry parse(String yaml, String origin) {
    try {
      JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
      if (root == null || !root.isObject()) {
        throw new InvalidInputException(origin + " is not a YAML mapping");
      }
      return new YamlEntry(origin, root, new ArrayList<>());
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          origin + " is not YAML: line " + e.getLocation().getLineNr(), e);
    }
  }

  /** A required text that is not blank. */
  public String text(String field) {
    String text = value(field).asText("").strip();
    if (text.isEmpty()) {
      refuse(field + " is missing");
    }
    return text;
  }

  /** A text, empty when the field is missing. */
  public String optionalText(String field) {
    return value(field).asText("").strip();
  }

  /** A required text as the parser reads it, or the default when the parser throws. */
  public <T> T parse(String field, Function<String, T> parser, T defaultValue) {
    String text = text(field);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      refuse(field + " " + text + " is not known");
      return defaultValue;
    }
  }

  /** A mapping, or empty when the field is missing. */
  public Optional<YamlEntry> entry(String field) {
    JsonNode value = value(field);
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(new YamlEntry(path + " " + field, value, problems));
  }

  /** A list of texts; empty when the field is missing. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    value(field).forEach(item -> texts.add(item.asText().strip()));
    return texts;
  }

  /** A number between two bounds, or the default when the field is missing. */
  public double number(String field, double defaultValue, double least, double most) {
    JsonNode value = value(field);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
      refuse(field + " must be a number from " + least + " to " + most);
    }
    return value.asDouble();
  }

  /** A whole number between two bounds, or the default when the field is missing. */
  public int whole(String field, int defaultValue, int least, int most) {
    return (int) number(field, defaultValue, least, most);
  }

  /** The mappings of a required list with at least one item. */
  public List<YamlEntry> entries(String field) {
    List<YamlEntry> entries = new ArrayList<>();
    for (JsonNode item : value(field)) {
      entries.add(new YamlEntry(path + " " + field + "[" + entries.size() + "]", item, problems));
    }
    if (entries.isEmpty()) {
      refuse(field + " must hold at least one entry");
    }
    return entries;
  }

  /** Notes a problem of this mapping. */
  public void refuse(String problem) {
    problems.add(path + ": " + problem);
  }

  /** Notes every field that was never read, since it would silently do nothing. */
  public void refuseUnreadFields() {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!read.contains(field)) {
                refuse("unknown field " + field);
              }
            });
  }

  /**
   * @throws InvalidInputException naming every problem of the file, if there is one
   */
  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(String.join("; ", problems));
    }
  }

  private JsonNode value(String field) {
    read.add(field);
    return node.path(field);
  }
}
