package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of JSON Schema that answers need: type, required, properties, additionalProperties,
 * items, enum, minLength, maxLength, minimum, maximum. Faults name the place by the schema's field
 * names and quote nothing.
 *
 * @see <a href="https://json-schema.org/understanding-json-schema/reference">JSON Schema</a>
 */
final class JsonShape {
  /** Keywords that are understood; a schema with another one is refused where it is read. */
  static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "enum",
          "minLength",
          "maxLength",
          "minimum",
          "maximum");

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode schema;

  JsonShape(JsonNode schema) {
    this.schema = requireNonNull(schema, "schema");
  }

  /** Why the text does not have this shape; empty when it has. */
  Optional<String> fault(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      return value == null || value.isMissingNode()
          ? Optional.of("It must be JSON.")
          : fault(schema, value, "The JSON");
    } catch (JsonProcessingException e) {
      return Optional.of("It must be JSON and nothing else.");
    }
  }

  private static Optional<String> fault(JsonNode schema, JsonNode value, String where) {
    String type = schema.path("type").asText("");
    if (!isOfType(type, value)) {
      return Optional.of(where + " must be of type " + type + ".");
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      return Optional.of(where + " must be one of " + schema.path("enum") + ".");
    }
    if (!isWithin(schema, value)) {
      return Optional.of(where + " is too long, too short, too large or too small.");
    }
    if (value.isArray()) {
      return itemFault(schema, value, where);
    }
    return value.isObject() ? fieldFault(schema, value, where) : Optional.empty();
  }

  private static boolean isOfType(String type, JsonNode value) {
    switch (type) {
      case "object":
        return value.isObject();
      case "array":
        return value.isArray();
      case "string":
        return value.isTextual();
      case "integer":
        return value.isIntegralNumber();
      case "number":
        return value.isNumber();
      case "boolean":
        return value.isBoolean();
      default:
        return true;
    }
  }

  private static boolean contains(JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      if (choice.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(JsonNode schema, JsonNode value) {
    if (value.isTextual()) {
      int length = value.textValue().codePointCount(0, value.textValue().length());
      return length >= schema.path("minLength").asInt(0)
          && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }
    return !value.isNumber()
        || (value.asDouble() >= schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
            && value.asDouble() <= schema.path("maximum").asDouble(Double.POSITIVE_INFINITY));
  }

  private static Optional<String> itemFault(JsonNode schema, JsonNode value, String where) {
    for (JsonNode item : value) {
      Optional<String> fault = fault(schema.path("items"), item, "An item of " + lower(where));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fieldFault(JsonNode schema, JsonNode value, String where) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        return Optional.of(where + " lacks the field " + name.asText() + ".");
      }
    }
    JsonNode properties = schema.path("properties");
    boolean closed = !schema.path("additionalProperties").asBoolean(true);
    Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      JsonNode shape = properties.path(field.getKey());
      if (closed && shape.isMissingNode()) {
        return Optional.of(where + " has a field that was not asked for.");
      }
      Optional<String> fault = fault(shape, field.getValue(), "The field " + field.getKey());
      if (!shape.isMissingNode() && fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static String lower(String where) {
    return Character.toLowerCase(where.charAt(0)) + where.substring(1);
  }
}
