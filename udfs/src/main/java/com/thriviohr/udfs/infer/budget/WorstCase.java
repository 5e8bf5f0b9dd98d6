package com.thriviohr.udfs.infer.budget;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import java.nio.charset.StandardCharsets;

/**
 * The most one call can cost. A token of a byte-level tokenizer holds at least one byte, so the
 * turns' UTF-8 bytes bound their tokens from above; chat templates add a little per turn.
 */
public final class WorstCase {
  private static final int TOKENS_PER_TURN = 8;

  /** Begin of text, the answer's header, and the date block some templates add. */
  private static final int TOKENS_PER_PROMPT = 64;

  private final InferenceModel model;

  /**
   * @param model whose price and token limits hold
   */
  public WorstCase(InferenceModel model) {
    this.model = requireNonNull(model, "model");
  }

  /** Millionths of a US dollar that one call for the prompt costs at most. */
  public long microUsd(Prompt prompt) {
    int output = Math.min(prompt.getMaxTokens(), model.limits().maxOutput());
    return model.price().microUsd(inputTokens(prompt), output);
  }

  private long inputTokens(Prompt prompt) {
    long tokens = TOKENS_PER_PROMPT;
    for (ChatMessage message : prompt.getMessages()) {
      tokens += TOKENS_PER_TURN;
      tokens += message.getContent().getBytes(StandardCharsets.UTF_8).length;
    }
    // A schema, say, may become part of what the model reads.
    for (String parameter : model.parameters().with(prompt.getParameters()).values()) {
      tokens += parameter.getBytes(StandardCharsets.UTF_8).length;
    }
    return tokens;
  }
}
