package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.LlamaTemplate;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** The shape of one row, to be written and to be read back. */
interface RowSchema extends Serializable {
  /** Writes the example as one JSON object. */
  void write(TrainingExample example, JsonGenerator json) throws IOException;

  /**
   * The turns of a row.
   *
   * @throws BrokenRowException naming the first rule of the schema that the row breaks
   */
  List<ChatMessage> read(JsonNode row) throws BrokenRowException;

  /** True when a row has room for one question and one answer only. */
  default boolean isSingleTurn() {
    return false;
  }

  /** True when any columns are welcome as long as all rows have the same ones. */
  default boolean columnsMustAgree() {
    return false;
  }

  /**
   * @throws IllegalArgumentException for a name that is no schema
   */
  static RowSchema named(String name) {
    switch (name) {
      case "messages":
        return new MessageRows("messages", true);
      case "dialog":
        return new MessageRows("dialog", false);
      case "prompt-completion":
        return new PromptCompletionRows();
      case "conversation":
        return new ConversationRows();
      case "llama-3":
        return new TextRows(LlamaTemplate.LLAMA_3);
      case "llama-3.1":
        return new TextRows(LlamaTemplate.LLAMA_3_1);
      default:
        throw new IllegalArgumentException("unknown schema " + name);
    }
  }
}
