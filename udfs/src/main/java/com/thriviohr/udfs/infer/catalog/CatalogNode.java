package com.thriviohr.udfs.infer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.RequestParameters;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.TimeUtils;

/** One mapping of the catalog file; every wrong value becomes a problem and reads as null. */
final class CatalogNode {
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> asked = new TreeSet<>();

  CatalogNode(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  String path() {
    return path;
  }

  void problem(String key, String problemAndRemedy) {
    problems.add(path + "." + key + " " + problemAndRemedy);
  }

  /** The mappings under a key, by their names. */
  Map<String, CatalogNode> children(String key) {
    Map<String, CatalogNode> children = new LinkedHashMap<>();
    read(key)
        .fields()
        .forEachRemaining(
            child ->
                children.put(
                    child.getKey(),
                    new CatalogNode(key + "." + child.getKey(), child.getValue(), problems)));
    return children;
  }

  String required(String key, String remedy) {
    String value = optional(key);
    if (value == null) {
      problem(key, "is missing: " + remedy);
    }
    return value;
  }

  String optional(String key) {
    JsonNode value = read(key);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText()
        : null;
  }

  BigDecimal price(String key) {
    String value = required(key, "give US dollars per million tokens, 0 when paid by the hour");
    if (value == null) {
      return null;
    }
    try {
      BigDecimal price = new BigDecimal(value);
      if (price.signum() >= 0) {
        return price;
      }
    } catch (NumberFormatException e) {
      // reported below, as a negative price is
    }
    problem(key, "is '" + value + "': give US dollars per million tokens, 0 or more");
    return null;
  }

  LocalDate date(String key) {
    String value = required(key, "give the day the price was read, such as 2026-11-23");
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (java.time.format.DateTimeParseException e) {
      problem(key, "is '" + value + "': give an ISO date such as 2026-11-23");
      return null;
    }
  }

  int positive(String key, int defaultValue) {
    JsonNode value = read(key);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      problem(key, "is '" + value.asText() + "': give a whole number from 1");
      return defaultValue;
    }
    return value.asInt();
  }

  Duration duration(String key, Duration defaultValue) {
    String value = optional(key);
    try {
      Duration duration = value == null ? defaultValue : TimeUtils.parseDuration(value);
      if (!duration.isZero() && !duration.isNegative()) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      // reported below, as zero is
    }
    problem(key, "is '" + value + "': give a duration such as 70s");
    return defaultValue;
  }

  URI url(String key) {
    String value = optional(key);
    if (value != null && value.matches("https?://[^/\\s]*@\\S*")) {
      // The value is not repeated: it holds a secret.
      problem(key, "holds a user or password: leave them out and name them by credentials");
      return null;
    }
    if (value == null || value.matches("https?://[^/\\s]+\\S*")) {
      return value == null ? null : URI.create(value);
    }
    problem(key, "is '" + value + "': give a URL such as http://localhost:8000/v1");
    return null;
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type, E defaultValue) {
    String value = optional(key);
    for (E constant : type.getEnumConstants()) {
      if (value != null && constant.name().equals(value.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    if (value != null || defaultValue == null) {
      String allowed = List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
      problem(key, "is '" + value + "': give one of " + allowed);
    }
    return defaultValue;
  }

  boolean flag(String key) {
    JsonNode value = read(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(key, "is '" + value.asText() + "': give true or false");
    }
    return value.asBoolean();
  }

  /** Parameters of requests, each as JSON. */
  Map<String, String> parameters(String key) {
    RequestParameters parameters = new RequestParameters();
    if (!read(key).isMissingNode() && !read(key).isObject()) {
      problem(key, "is no mapping: give parameters by name, such as top_p: 0.9");
    }
    read(key)
        .properties()
        .forEach(
            field ->
                parameters
                    .take(field.getKey(), field.getValue())
                    .ifPresent(refusal -> problem(key, "has a field that cannot be: " + refusal)));
    return parameters.values();
  }

  List<String> texts(String key) {
    return read(key).isArray()
        ? List.copyOf(
            new com.fasterxml.jackson.databind.ObjectMapper()
                .convertValue(
                    read(key),
                    new com.fasterxml.jackson.core.type.TypeReference<List<String>>() {}))
        : List.of();
  }

  Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    read(key).fields().forEachRemaining(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /** Reports every key that was never asked for: a misspelt setting must not pass in silence. */
  void rejectUnknownKeys() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!asked.contains(key)) {
                problem(key, "is unknown: remove it or use one of " + asked);
              }
            });
  }

  private JsonNode read(String key) {
    asked.add(key);
    return node.path(key);
  }
}
