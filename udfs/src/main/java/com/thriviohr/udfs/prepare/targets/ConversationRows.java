package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.TrainingExample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bedrock's conversation schema: system texts, then messages with a list of contents each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/distillation-data-prep-option-1.html">the
 *     schema</a>
 */
final class ConversationRows implements RowSchema {
  private static final long serialVersionUID = 1L;
  private static final String VERSION = "bedrock-conversation-2024";

  @Override
  public void write(TrainingExample example, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schemaVersion", VERSION);
    List<ChatMessage> turns = example.getMessages();
    boolean hasSystem = turns.get(0).getRole() == Role.SYSTEM;
    if (hasSystem) {
      writeTexts("system", turns.get(0).getContent(), json);
    }
    json.writeArrayFieldStart("messages");
    for (ChatMessage turn : turns.subList(hasSystem ? 1 : 0, turns.size())) {
      json.writeStartObject();
      json.writeStringField("role", turn.getRole().name().toLowerCase(Locale.ROOT));
      writeTexts("content", turn.getContent(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTexts(String key, String text, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    json.writeStartObject();
    json.writeStringField("text", text);
    json.writeEndObject();
    json.writeEndArray();
  }

  @Override
  public List<ChatMessage> read(JsonNode row) throws BrokenRowException {
    JsonFields fields = new JsonFields(row).allowOnly("schemaVersion", "system", "messages");
    if (!fields.text("schemaVersion").equals(VERSION)) {
      throw new BrokenRowException(TargetRule.SCHEMA_VERSION);
    }
    List<ChatMessage> turns = new ArrayList<>();
    if (fields.has("system")) {
      JsonNode system = fields.list("system");
      if (system.size() > 1) {
        throw new BrokenRowException(TargetRule.SYSTEM_TWICE);
      }
      turns.add(new ChatMessage(Role.SYSTEM, texts(system)));
    }
    for (JsonNode item : fields.list("messages")) {
      JsonFields turn = new JsonFields(item).allowOnly("role", "content");
      Role role = turn.role("role");
      if (role == Role.SYSTEM) {
        throw new BrokenRowException(TargetRule.UNKNOWN_ROLE);
      }
      turns.add(new ChatMessage(role, texts(turn.list("content"))));
    }
    return turns;
  }

  private static String texts(JsonNode contents) throws BrokenRowException {
    List<String> texts = new ArrayList<>();
    for (JsonNode content : contents) {
      texts.add(new JsonFields(content).allowOnly("text").text("text"));
    }
    return String.join("\n", texts);
  }
}
