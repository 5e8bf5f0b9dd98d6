package com.thriviohr.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.Confidence;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with the entities a person marked in it. Offsets of the input count code points. */
public final class GoldText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The names this project has for what collections call otherwise. */
  private static final Map<String, String> TYPES =
      Map.of(
          "ADDRESS", EntityTypes.STREET_ADDRESS,
          "GPE", EntityTypes.LOCATION,
          "LOC", EntityTypes.LOCATION,
          "ORG", EntityTypes.ORGANIZATION,
          "PER", EntityTypes.PERSON,
          "PREFIX", EntityTypes.TITLE,
          "US_DRIVER_LICENSE", EntityTypes.DRIVER_LICENSE,
          "EMAIL", EntityTypes.EMAIL_ADDRESS);

  private final String text;
  private final List<Entity> entities;

  private GoldText(String text, List<Entity> entities) {
    this.text = text;
    this.entities = List.copyOf(entities);
  }

  /**
   * A line such as {@code {"id","text","spans":[{"start","end","type"}]}}.
   *
   * @throws InvalidInputException for a line that is not like that
   */
  public static GoldText parse(String line, String file, int number) {
    try {
      return of(JSON.readTree(line));
    } catch (JsonProcessingException | RuntimeException e) {
      // The cause may quote the text, so it is not kept.
      throw new InvalidInputException(
          file + ":" + number + " is no gold line: it needs text and spans with start, end, type.");
    }
  }

  private static GoldText of(JsonNode json) {
    String text = json.path("text").asText();
    List<Entity> entities = new ArrayList<>();
    for (JsonNode span : json.path("spans")) {
      int start = text.offsetByCodePoints(0, span.path("start").asInt());
      int end = text.offsetByCodePoints(0, span.path("end").asInt());
      String type = type(span.path("type").asText(), text.substring(start, end));
      if (EntityTypes.ALL.contains(type)) {
        entities.add(new Entity(start, end, type, "gold", Confidence.STRUCTURED));
      }
    }
    return new GoldText(text, entities);
  }

  private static String type(String given, String mention) {
    boolean url = given.equals(EntityTypes.DOMAIN_NAME) && mention.contains("://");
    return url ? EntityTypes.URL : TYPES.getOrDefault(given, given);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** What is marked, of the types this project knows; offsets count UTF-16 units. */
  public List<Entity> entities() {
    return entities;
  }
}
