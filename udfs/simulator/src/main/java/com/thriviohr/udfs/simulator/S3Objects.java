package com.thriviohr.udfs.simulator;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The objects of batch jobs, on a server that speaks S3. */
final class S3Objects implements JobStore {
  private final S3AsyncClient s3;

  /**
   * @param server address of the server; keys and all else come from the AWS environment
   * @param loops threads; not ended here
   */
  S3Objects(URI server, NioEventLoopGroup loops) {
    s3 =
        S3AsyncClient.builder()
            .endpointOverride(server)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .region(Region.US_EAST_1)
            .credentialsProvider(DefaultCredentialsProvider.builder().build())
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder().eventLoopGroup(SdkEventLoopGroup.create(loops)))
            .build();
  }

  @Override
  public CompletableFuture<String> get(String uri) {
    return s3.getObject(
            request -> request.bucket(bucket(uri)).key(key(uri)),
            AsyncResponseTransformer.toBytes())
        .thenApply(bytes -> bytes.asString(StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<Void> put(String uri, String text) {
    return s3.putObject(
            request -> request.bucket(bucket(uri)).key(key(uri)),
            AsyncRequestBody.fromString(text, StandardCharsets.UTF_8))
        .thenAccept(response -> {});
  }

  private static String bucket(String uri) {
    return URI.create(uri).getHost();
  }

  private static String key(String uri) {
    return uri.substring("s3://".length() + bucket(uri).length() + 1);
  }

  @Override
  public void close() {
    s3.close();
  }
}
