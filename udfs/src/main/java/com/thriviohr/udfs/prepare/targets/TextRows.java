package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.LlamaTemplate;
import java.io.IOException;
import java.util.List;

/** {@code {"text"}}: the chat as the model's template renders it. */
final class TextRows implements RowSchema {
  private static final long serialVersionUID = 1L;

  private final LlamaTemplate template;

  TextRows(LlamaTemplate template) {
    this.template = template;
  }

  @Override
  public void write(TrainingExample example, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", template.render(example.getMessages()));
    json.writeEndObject();
  }

  @Override
  public List<ChatMessage> read(JsonNode row) throws BrokenRowException {
    String text = new JsonFields(row).allowOnly("text").text("text");
    return template
        .parse(text)
        .orElseThrow(() -> new BrokenRowException(TargetRule.NOT_A_RENDERING));
  }
}
