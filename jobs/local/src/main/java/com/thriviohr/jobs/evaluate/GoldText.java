package com.thriviohr.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.Confidence;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import com.thriviohr.udfs.anonymise.detect.Participants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
  private final Participants participants;

  GoldText(String text, List<Entity> entities) {
    this(text, entities, Participants.NONE);
  }

  private GoldText(String text, List<Entity> entities, Participants participants) {
    this.text = text;
    this.entities = List.copyOf(entities);
    this.participants = participants;
  }

  /**
   * A line such as {@code
   * {"id","text","author_id","recipient_ids","spans":[{"start","end","type"}]}}, or with Presidio's
   * names: full_text, start_position, end_position, entity_type.
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
    String text = required(json, "text", "full_text").asText();
    List<Entity> entities = new ArrayList<>();
    for (JsonNode span : json.path("spans")) {
      int start = text.offsetByCodePoints(0, required(span, "start", "start_position").asInt());
      int end = text.offsetByCodePoints(0, required(span, "end", "end_position").asInt());
      String given = required(span, "type", "entity_type").asText();
      String type = known(given, text.substring(start, end));
      entities.add(new Entity(start, end, type, "gold", Confidence.STRUCTURED));
    }
    List<String> recipients = new ArrayList<>();
    json.path("recipient_ids").forEach(id -> recipients.add(id.asText()));
    Participants participants = new Participants(json.path("author_id").asText(""), recipients);
    return new GoldText(text, entities, participants);
  }

  private static JsonNode required(JsonNode json, String name, String presidio) {
    JsonNode value = json.hasNonNull(name) ? json.get(name) : json.path(presidio);
    if (!value.isValueNode() || value.isNull()) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  /** This project's name of a type. */
  static String known(String given, String mention) {
    boolean url = given.equals(EntityTypes.DOMAIN_NAME) && mention.contains("://");
    return url ? EntityTypes.URL : TYPES.getOrDefault(given, given);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The types of all that is marked. */
  List<String> types() {
    return entities.stream().map(Entity::type).collect(Collectors.toList());
  }

  /** The same text without what is marked as one of these types. */
  GoldText without(Set<String> types) {
    List<Entity> left =
        entities.stream()
            .filter(entity -> !types.contains(entity.type()))
            .collect(Collectors.toList());
    return new GoldText(text, left, participants);
  }

  /** Who writes and receives it, where the file tells. */
  public Participants participants() {
    return participants;
  }

  /** What is marked; offsets count UTF-16 units. */
  public List<Entity> entities() {
    return entities;
  }
}
