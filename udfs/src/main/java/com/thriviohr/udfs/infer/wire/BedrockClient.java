package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/**
 * Asks a Bedrock model through Converse.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
public final class BedrockClient implements InferenceClient {
  private final ModelEndpoint served;
  private final ConverseParameters parameters;
  private final BedrockRuntimeAsyncClient sdk;

  /**
   * @param served endpoint and model
   * @param defaultRegion region when the endpoint names none; the platform's if empty
   * @param transport connections; not closed here
   */
  public BedrockClient(
      ModelEndpoint served, Optional<String> defaultRegion, HttpTransport transport) {
    this.served = requireNonNull(served, "served");
    this.parameters = new ConverseParameters(served);
    this.sdk =
        AwsDefaults.apply(
                BedrockRuntimeAsyncClient.builder(), served.endpoint(), defaultRegion, transport)
            .build();
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(
        () ->
            Calls.follow(
                sdk.converse(request(prompt)),
                response ->
                    served.completion(prompt, answer(prompt, response).checked(served.name())),
                thrown -> FailureKinds.of(thrown, served, prompt)));
  }

  @Override
  public void close() {
    sdk.close();
  }

  private ConverseRequest request(Prompt prompt) {
    List<SystemContentBlock> system = new ArrayList<>();
    List<Message> turns = new ArrayList<>();
    for (ChatMessage message : prompt.getMessages()) {
      if (message.getRole() == Role.SYSTEM) {
        system.add(SystemContentBlock.fromText(message.getContent()));
      } else {
        turns.add(turn(message));
      }
    }
    ConverseRequest.Builder request =
        ConverseRequest.builder().modelId(served.modelId()).system(system).messages(turns);
    parameters.addTo(request, prompt);
    return request.build();
  }

  private static Message turn(ChatMessage message) {
    return Message.builder()
        .role(
            message.getRole() == Role.ASSISTANT
                ? ConversationRole.ASSISTANT
                : ConversationRole.USER)
        .content(ContentBlock.fromText(message.getContent()))
        .build();
  }

  private static Answer answer(Prompt prompt, ConverseResponse response) {
    String text = "";
    if (response.output() != null && response.output().message() != null) {
      text =
          response.output().message().content().stream()
              .map(ContentBlock::text)
              .filter(Objects::nonNull)
              .collect(Collectors.joining());
    }
    String reason = response.stopReasonAsString();
    TokenUsage usage = response.usage();
    return new Answer(
        text,
        FinishReasons.ours(reason == null ? FinishReasons.STOP : reason),
        AnswerTokens.of(
            usage == null ? null : usage.inputTokens(),
            usage == null ? null : usage.outputTokens(),
            prompt,
            text),
        Answer.NOTHING);
  }
}
