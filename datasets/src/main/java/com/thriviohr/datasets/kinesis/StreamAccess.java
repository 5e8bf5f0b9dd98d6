package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.InvalidInputException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClientBuilder;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Finds out before a job starts whether it can reach its stream. */
public final class StreamAccess {
  private static final String ACCESS_DENIED = "AccessDeniedException";

  private StreamAccess() {}

  /**
   * Asks for the stream's description.
   *
   * @param setting the setting that names the stream, for the sentence
   * @throws InvalidInputException when the stream does not exist, is not allowed or out of reach
   */
  public static void require(String setting, KinesisStream stream) {
    try (KinesisAsyncClient client = client(stream)) {
      client.describeStreamSummary(request -> request.streamName(stream.name())).join();
    } catch (CompletionException e) {
      throw new InvalidInputException(
          "--" + setting + " '" + stream + "' " + problem(stream, e.getCause()), e.getCause());
    }
  }

  private static KinesisAsyncClient client(KinesisStream stream) {
    KinesisAsyncClientBuilder builder =
        KinesisAsyncClient.builder()
            .region(Region.of(stream.region()))
            // Local servers speak HTTP/1.1 only, and one request gains nothing from HTTP/2.
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1));
    stream.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static String problem(KinesisStream stream, Throwable cause) {
    if (cause instanceof ResourceNotFoundException) {
      return "does not exist in " + stream.region() + ": check the name, the region and account.";
    }
    if (cause instanceof KinesisException && isDenied((KinesisException) cause)) {
      return "is not open to this job: its role needs kinesis:DescribeStreamSummary, and to read"
          + " ListShards, GetShardIterator and GetRecords, to write PutRecords.";
    }
    return "cannot be reached: check the endpoint, the network and the credentials.";
  }

  private static boolean isDenied(KinesisException e) {
    return e.awsErrorDetails() != null && ACCESS_DENIED.equals(e.awsErrorDetails().errorCode());
  }
}
