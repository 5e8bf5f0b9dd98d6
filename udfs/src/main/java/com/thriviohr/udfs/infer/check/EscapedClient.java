package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.ControlTokens;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Breaks control-token literals in the turns of every prompt, so that no data can end its turn and
 * begin one of its own, whichever template renders it.
 */
public final class EscapedClient implements InferenceClient {
  private final InferenceClient delegate;

  /**
   * @param delegate gets prompts without such literals
   */
  public EscapedClient(InferenceClient delegate) {
    this.delegate = requireNonNull(delegate, "delegate");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(() -> Calls.start(delegate, neutralised(prompt)));
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** The prompt without such literals. */
  public static Prompt neutralised(Prompt prompt) {
    if (prompt.getMessages().stream().noneMatch(m -> ControlTokens.contains(m.getContent()))) {
      return prompt;
    }
    List<ChatMessage> messages = new ArrayList<>();
    for (ChatMessage message : prompt.getMessages()) {
      messages.add(
          new ChatMessage(message.getRole(), ControlTokens.neutralise(message.getContent())));
    }
    Prompt neutralised = Prompt.newBuilder(prompt).build();
    neutralised.setMessages(messages);
    return neutralised;
  }
}
