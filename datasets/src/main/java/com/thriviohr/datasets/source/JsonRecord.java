package com.thriviohr.datasets.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One JSON object of the data contracts, read field by field. Every accessor throws {@link
 * BadRecordException} with a reason code and the name of the field, never its value.
 */
public final class JsonRecord {
  private static final ObjectReader READER =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final JsonNode object;

  private JsonRecord(JsonNode object) {
    this.object = object;
  }

  /**
   * @param line one line of JSON Lines
   * @throws BadRecordException BROKEN_JSON or NOT_AN_OBJECT
   */
  public static JsonRecord parse(String line) {
    JsonNode node;
    try {
      node = READER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadRecordException("BROKEN_JSON", "The line is not valid JSON.");
    }
    if (node == null || !node.isObject()) {
      throw new BadRecordException("NOT_AN_OBJECT", "The line is not a JSON object.");
    }
    return new JsonRecord(node);
  }

  /** True when the field is there and not null. */
  boolean has(String field) {
    return object.hasNonNull(field);
  }

  /** A required text; it may be empty. */
  public String text(String field) {
    String value = optionalText(field);
    if (value == null) {
      throw new BadRecordException("MISSING_FIELD", "The field " + field + " is missing.");
    }
    return value;
  }

  /** A required text that is not blank. */
  public String id(String field) {
    String value = text(field);
    if (value.isBlank()) {
      throw new BadRecordException("MISSING_FIELD", "The field " + field + " is blank.");
    }
    return value;
  }

  /** A text, or null where the field is missing or null. */
  public String optionalText(String field) {
    JsonNode node = object.get(field);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw wrongType(field, "a string");
    }
    return checked(field, node.textValue());
  }

  /** A text, or the fallback where the field is missing or null. */
  public String text(String field, String fallback) {
    String value = optionalText(field);
    return value == null ? fallback : value;
  }

  /** A truth value, or false where the field is missing or null. */
  public boolean flag(String field) {
    JsonNode node = object.get(field);
    if (node == null || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrongType(field, "true or false");
    }
    return node.booleanValue();
  }

  /** A whole number, or the fallback where the field is missing or null. */
  public int number(String field, int fallback) {
    JsonNode node = object.get(field);
    if (node == null || node.isNull()) {
      return fallback;
    }
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw wrongType(field, "a whole number");
    }
    return node.intValue();
  }

  /** A number, or null where the field is missing or null. */
  public Double decimal(String field) {
    JsonNode node = object.get(field);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isNumber()) {
      throw wrongType(field, "a number");
    }
    return node.doubleValue();
  }

  /** Texts, empty where the field is missing or null. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(field)) {
      if (!element.isTextual()) {
        throw wrongType(field, "a list of strings");
      }
      texts.add(checked(field, element.textValue()));
    }
    return texts;
  }

  /** A required object. */
  JsonRecord object(String field) {
    JsonNode node = object.get(field);
    if (node == null || !node.isObject()) {
      throw wrongType(field, "an object");
    }
    return new JsonRecord(node);
  }

  /** Names of the fields, in their order. */
  List<String> fields() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** True when the field holds a list. */
  boolean isList(String field) {
    return object.path(field).isArray();
  }

  /** Whatever the field holds. */
  JsonNode json(String field) {
    return object.path(field);
  }

  /** Objects, empty where the field is missing or null. */
  public List<JsonRecord> objects(String field) {
    List<JsonRecord> objects = new ArrayList<>();
    for (JsonNode element : elements(field)) {
      if (!element.isObject()) {
        throw wrongType(field, "a list of objects");
      }
      objects.add(new JsonRecord(element));
    }
    return objects;
  }

  /** A required moment in ISO-8601 with offset. */
  public Instant time(String field) {
    return parseTime(field, text(field));
  }

  /** A moment, or null where the field is missing or null. */
  public Instant optionalTime(String field) {
    String value = optionalText(field);
    return value == null ? null : parseTime(field, value);
  }

  /** One of an enum's names in lower case; required unless there is a fallback. */
  public <E extends Enum<E>> E choice(String field, Class<E> type, E fallback) {
    String value = fallback == null ? text(field) : text(field, null);
    if (value == null) {
      return fallback;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    String allowed = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw new BadRecordException("UNKNOWN_VALUE", "The field " + field + " is none of " + allowed);
  }

  private Iterable<JsonNode> elements(String field) {
    JsonNode node = object.get(field);
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrongType(field, "a list");
    }
    return node;
  }

  private static Instant parseTime(String field, String value) {
    try {
      Instant time = OffsetDateTime.parse(value).toInstant();
      if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Reported below together with years that no message has.
    }
    throw new BadRecordException(
        "BAD_TIMESTAMP", "The field " + field + " is not ISO-8601 with an offset, after 1970.");
  }

  private static BadRecordException wrongType(String field, String expected) {
    return new BadRecordException("WRONG_TYPE", "The field " + field + " is not " + expected + ".");
  }

  /** JSON can spell half a surrogate pair; nothing downstream could write it as UTF-8. */
  private static String checked(String field, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        boolean pair =
            i + 1 < value.length()
                && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1));
        if (!pair) {
          throw new BadRecordException(
              "LONE_SURROGATE", "The field " + field + " holds half a surrogate pair.");
        }
        i++;
      }
    }
    return value;
  }
}
