package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/**
 * Asks a SageMaker real-time endpoint.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html">InvokeEndpoint</a>
 */
public final class SageMakerClient implements InferenceClient {
  private static final String JSON = "application/json";

  private final ModelEndpoint served;
  private final BodyFormat format;
  private final SageMakerRuntimeAsyncClient sdk;

  /**
   * @param served endpoint and model
   * @param defaultRegion region when the endpoint names none; the platform's if empty
   * @param transport connections; not closed here
   */
  public SageMakerClient(
      ModelEndpoint served, Optional<String> defaultRegion, HttpTransport transport) {
    this.served = requireNonNull(served, "served");
    this.format = BodyFormat.of(served);
    this.sdk =
        AwsDefaults.apply(
                SageMakerRuntimeAsyncClient.builder(), served.endpoint(), defaultRegion, transport)
            .build();
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(
        () ->
            Calls.follow(
                sdk.invokeEndpoint(request(prompt)),
                response -> completion(prompt, response.body()),
                thrown -> FailureKinds.of(thrown, served, prompt)));
  }

  @Override
  public void close() {
    sdk.close();
  }

  private InvokeEndpointRequest request(Prompt prompt) {
    return InvokeEndpointRequest.builder()
        .endpointName(served.endpoint().endpointName().orElseThrow())
        .targetVariant(served.endpoint().targetVariant().orElse(null))
        .inferenceComponentName(served.endpoint().inferenceComponent().orElse(null))
        .contentType(JSON)
        .accept(JSON)
        .body(SdkBytes.fromByteArrayUnsafe(JsonBodies.bytes(format.request(prompt, served))))
        .build();
  }

  private Completion completion(Prompt prompt, SdkBytes body) {
    Answer answer = format.answer(prompt, JsonBodies.tree(body.asByteArrayUnsafe(), served.name()));
    return served.completion(prompt, answer.checked(served.name()));
  }
}
