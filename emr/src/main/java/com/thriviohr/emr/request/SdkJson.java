package com.thriviohr.emr.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Shows values of the AWS SDK as JSON. */
final class SdkJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SdkJson() {}

  static ObjectNode of(SdkPojo value) {
    ObjectNode json = JSON.objectNode();
    for (SdkField<?> field : value.sdkFields()) {
      Object member = field.getValueOrDefault(value);
      if (isSet(member)) {
        json.set(field.memberName(), tree(member));
      }
    }
    return json;
  }

  private static boolean isSet(Object member) {
    return member != null
        && !(member instanceof SdkAutoConstructList)
        && !(member instanceof SdkAutoConstructMap);
  }

  private static JsonNode tree(Object value) {
    if (value instanceof SdkPojo) {
      return of((SdkPojo) value);
    }
    if (value instanceof Collection) {
      ArrayNode array = JSON.arrayNode();
      ((Collection<?>) value).forEach(element -> array.add(tree(element)));
      return array;
    }
    if (value instanceof Map) {
      ObjectNode object = JSON.objectNode();
      ((Map<?, ?>) value).forEach((key, member) -> object.set(key.toString(), tree(member)));
      return object;
    }
    if (value instanceof Boolean) {
      return JSON.booleanNode((Boolean) value);
    }
    return value instanceof Number
        ? JSON.numberNode(new BigDecimal(value.toString()))
        : JSON.textNode(value.toString());
  }
}
