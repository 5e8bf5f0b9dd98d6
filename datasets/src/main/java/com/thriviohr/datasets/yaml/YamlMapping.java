package com.thriviohr.datasets.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.thriviohr.datasets.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.flink.util.TimeUtils;

/**
 * One mapping of a YAML file, read key by key. Problems are gathered, each with its path and
 * remedy, and refused together; until then a wrong value reads as its default or as empty.
 */
public final class YamlMapping {
  private final String origin;
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> read = new TreeSet<>();

  private YamlMapping(String origin, String path, JsonNode node, List<String> problems) {
    this.origin = origin;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws InvalidInputException when it is no YAML mapping
   */
  public static YamlMapping parse(String yaml, String origin) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      if (root == null || !root.isObject()) {
        throw new InvalidInputException(origin + " is not a YAML mapping: give key: value lines.");
      }
      return new YamlMapping(origin, "", root, new ArrayList<>());
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          origin + " is not YAML at line " + e.getLocation().getLineNr() + ": correct it.", e);
    }
  }

  /** A required text that is not blank, or an empty one. */
  public String text(String key) {
    return text(key, "give a text");
  }

  /**
   * A required text that is not blank, or an empty one.
   *
   * @param remedy what to give, for the problem of a missing text
   */
  public String text(String key, String remedy) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      refuse(key, "is missing: " + remedy);
    }
    return text.orElse("");
  }

  /** A text that is not blank, if there is one. */
  public Optional<String> optional(String key) {
    JsonNode value = json(key);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText().strip())
        : Optional.empty();
  }

  /** A required text as the parser reads it, or the default when the parser throws. */
  public <T> T parse(String key, Function<String, T> parser, T defaultValue) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      refuse(key, "is '" + text + "', which is not known: correct it");
      return defaultValue;
    }
  }

  /** A list of texts; empty when the key is missing. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (json(key).isArray()) {
      json(key).forEach(item -> texts.add(item.asText().strip()));
    } else if (!json(key).isMissingNode()) {
      refuse(key, "is no list: give one, such as [a, b]");
    }
    return texts;
  }

  /** The texts of a mapping by their keys; empty when the key is missing. */
  public Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    json(key).properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  /** A number between two bounds, or the default when the key is missing. */
  public double number(String key, double defaultValue, double least, double most) {
    JsonNode value = json(key);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
      refuse(key, "is '" + value.asText() + "': give a number from " + least + " to " + most);
      return defaultValue;
    }
    return value.asDouble();
  }

  /** A whole number between two bounds, or the default when the key is missing. */
  public int whole(String key, int defaultValue, int least, int most) {
    JsonNode value = json(key);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    if (!value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
      String bounds = most == Integer.MAX_VALUE ? "" : " to " + most;
      refuse(key, "is '" + value.asText() + "': give a whole number from " + least + bounds);
      return defaultValue;
    }
    return value.asInt();
  }

  /** A whole number from 1, or the default when the key is missing. */
  public int positive(String key, int defaultValue) {
    return whole(key, defaultValue, 1, Integer.MAX_VALUE);
  }

  /** A duration above zero, or the default when the key is missing. */
  public Duration duration(String key, Duration defaultValue) {
    Optional<String> value = optional(key);
    try {
      Duration duration = value.map(TimeUtils::parseDuration).orElse(defaultValue);
      if (!duration.isZero() && !duration.isNegative()) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as zero is.
    }
    refuse(key, "is '" + value.orElse("") + "': give a duration such as 70s");
    return defaultValue;
  }

  /** A required ISO date, or null. */
  public LocalDate date(String key, String remedy) {
    String value = text(key, remedy);
    try {
      return value.isEmpty() ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      refuse(key, "is '" + value + "': give an ISO date such as 2026-11-23");
      return null;
    }
  }

  /** True or false; false when the key is missing. */
  public boolean flag(String key) {
    JsonNode value = json(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      refuse(key, "is '" + value.asText() + "': give true or false");
    }
    return value.asBoolean();
  }

  /** One of an enum's constants, in any case; required when the default is null. */
  public <E extends Enum<E>> E oneOf(String key, Class<E> type, E defaultValue) {
    String value = optional(key).orElse(null);
    for (E constant : type.getEnumConstants()) {
      if (value != null && constant.name().equals(value.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    if (value != null || defaultValue == null) {
      String allowed = List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
      refuse(key, "is '" + value + "': give one of " + allowed);
    }
    return defaultValue;
  }

  /** A mapping, or empty when the key is missing. */
  public Optional<YamlMapping> mapping(String key) {
    JsonNode value = json(key);
    return value.isMissingNode() ? Optional.empty() : Optional.of(child(key, value));
  }

  /** The mappings under a key, by their names. */
  public Map<String, YamlMapping> mappingsByName(String key) {
    Map<String, YamlMapping> mappings = new LinkedHashMap<>();
    json(key)
        .properties()
        .forEach(
            field ->
                mappings.put(field.getKey(), child(key + "." + field.getKey(), field.getValue())));
    return mappings;
  }

  /** The mappings of a required list with at least one item. */
  public List<YamlMapping> mappings(String key) {
    List<YamlMapping> mappings = new ArrayList<>();
    for (JsonNode item : json(key)) {
      mappings.add(child(key + "[" + mappings.size() + "]", item));
    }
    if (mappings.isEmpty()) {
      refuse(key, "is empty: give at least one entry");
    }
    return mappings;
  }

  /** The value as JSON; a missing node when the key is missing. */
  public JsonNode json(String key) {
    read.add(key);
    return node.path(key);
  }

  /** Notes a problem of this mapping. */
  public void refuse(String problem) {
    problems.add(path.isEmpty() ? problem : path + ": " + problem);
  }

  /** Notes a problem of a key's value, with its remedy. */
  public void refuse(String key, String problemAndRemedy) {
    problems.add(path(key) + " " + problemAndRemedy);
  }

  /** Notes every key that was never read, since it would silently do nothing. */
  public void refuseUnreadKeys() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!read.contains(key)) {
                refuse(key, "is unknown: remove it or use one of " + read);
              }
            });
  }

  /**
   * @throws InvalidInputException naming every problem of the file, if there is one
   */
  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(origin + ": " + String.join("; ", problems) + ".");
    }
  }

  private YamlMapping child(String key, JsonNode value) {
    return new YamlMapping(origin, path(key), value, problems);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
