package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.TrainingExample;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code {"prompt","completion"}}: instruction and question, a blank line between, and answer. */
final class PromptCompletionRows implements RowSchema {
  private static final long serialVersionUID = 1L;

  @Override
  public void write(TrainingExample example, JsonGenerator json) throws IOException {
    List<ChatMessage> turns = example.getMessages();
    int last = turns.size() - 1;
    String prompt =
        turns.subList(0, last).stream()
            .map(ChatMessage::getContent)
            .collect(Collectors.joining("\n\n"));
    json.writeStartObject();
    json.writeStringField("prompt", prompt);
    json.writeStringField("completion", turns.get(last).getContent());
    json.writeEndObject();
  }

  @Override
  public List<ChatMessage> read(JsonNode row) throws BrokenRowException {
    JsonFields fields = new JsonFields(row).allowOnly("prompt", "completion");
    return List.of(
        new ChatMessage(Role.USER, fields.text("prompt")),
        new ChatMessage(Role.ASSISTANT, fields.text("completion")));
  }

  @Override
  public boolean isSingleTurn() {
    return true;
  }
}
