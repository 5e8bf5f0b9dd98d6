package com.thriviohr.udfs.anonymise.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.Strength;
import java.util.ArrayList;
import java.util.List;

/** A text with the entities a person marked in it. Offsets of the input count code points. */
final class GoldText {
  private final String text;
  private final List<Entity> entities;

  private GoldText(String text, List<Entity> entities) {
    this.text = text;
    this.entities = entities;
  }

  /** From {@code {"id","text","spans":[{"start","end","type"}]}}. */
  static GoldText of(JsonNode json) {
    String text = json.path("text").asText();
    List<Entity> entities = new ArrayList<>();
    for (JsonNode span : json.path("spans")) {
      int start = text.offsetByCodePoints(0, span.path("start").asInt());
      int end = text.offsetByCodePoints(0, span.path("end").asInt());
      entities.add(
          new Entity(start, end, type(span.path("type").asText()), "gold", Strength.STRUCTURED));
    }
    return new GoldText(text, entities);
  }

  String text() {
    return text;
  }

  List<Entity> entities() {
    return entities;
  }

  /** The name this project has for what a collection calls otherwise. */
  private static String type(String collection) {
    switch (collection) {
      case "DOMAIN_NAME":
        return "URL";
      case "ADDRESS":
        return "STREET_ADDRESS";
      default:
        return collection;
    }
  }
}
