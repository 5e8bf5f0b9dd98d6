package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** The real clients, with SDK retries off, pointed at a simulator. */
final class SimulatorClients implements AutoCloseable {
  private static final StaticCredentialsProvider DUMMY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("dummy", "dummy"));

  /** Shared, and with daemon threads: a loop of its own makes each client's close take seconds. */
  private static final SdkEventLoopGroup LOOP =
      SdkEventLoopGroup.create(new NioEventLoopGroup(1, new DefaultThreadFactory("sdk", true)));

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final BedrockRuntimeAsyncClient bedrock;
  private final SageMakerRuntimeAsyncClient sageMaker;

  SimulatorClients(URI uri) {
    this.uri = uri;
    bedrock =
        BedrockRuntimeAsyncClient.builder()
            .endpointOverride(uri)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(LOOP))
            .region(Region.US_EAST_1)
            .credentialsProvider(DUMMY)
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    sageMaker =
        SageMakerRuntimeAsyncClient.builder()
            .endpointOverride(uri)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(LOOP))
            .region(Region.US_EAST_1)
            .credentialsProvider(DUMMY)
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  SageMakerRuntimeAsyncClient sageMaker() {
    return sageMaker;
  }

  CompletableFuture<ConverseResponse> converse(String userText, int maxTokens) {
    return bedrock.converse(
        request ->
            request
                .modelId("meta.llama3-3-70b-instruct-v1:0")
                .messages(
                    message ->
                        message
                            .role(ConversationRole.USER)
                            .content(ContentBlock.fromText(userText)))
                .inferenceConfig(config -> config.maxTokens(maxTokens)));
  }

  CompletableFuture<InvokeEndpointResponse> invoke(String body) {
    return sageMaker.invokeEndpoint(
        request ->
            request
                .endpointName("nudges")
                .contentType("application/json")
                .body(SdkBytes.fromUtf8String(body)));
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/v1/chat/completions"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).timeout(PATIENCE).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> command(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String chatBody(String userText, int maxTokens) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("model", "simulated-llama").put("max_tokens", maxTokens);
    root.putArray("messages").addObject().put("role", "user").put("content", userText);
    return root.toString();
  }

  @Override
  public void close() {
    bedrock.close();
    sageMaker.close();
  }
}
