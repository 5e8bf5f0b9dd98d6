package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.TrainingExample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One list of {@code {"role","content"}}, with ids beside it where other columns are welcome. */
final class MessageRows implements RowSchema {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final boolean otherColumns;

  MessageRows(String key, boolean otherColumns) {
    this.key = key;
    this.otherColumns = otherColumns;
  }

  @Override
  public void write(TrainingExample example, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (otherColumns) {
      json.writeStringField("example_id", example.getExampleId());
      json.writeStringField("conversation_id", example.getConversationId());
      json.writeStringField("task", example.getTask());
    }
    json.writeArrayFieldStart(key);
    for (ChatMessage turn : example.getMessages()) {
      json.writeStartObject();
      json.writeStringField("role", turn.getRole().name().toLowerCase(Locale.ROOT));
      json.writeStringField("content", turn.getContent());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public List<ChatMessage> read(JsonNode row) throws BrokenRowException {
    JsonFields fields = new JsonFields(row);
    if (!otherColumns) {
      fields.allowOnly(key);
    }
    List<ChatMessage> turns = new ArrayList<>();
    for (JsonNode item : fields.list(key)) {
      JsonFields turn = new JsonFields(item).allowOnly("role", "content");
      turns.add(new ChatMessage(turn.role("role"), turn.text("content")));
    }
    return turns;
  }

  @Override
  public boolean columnsMustAgree() {
    return otherColumns;
  }
}
