package com.thriviohr.jobs.kinesis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Kinesalite, a server of the Kinesis protocol, and what tests do with it. */
public final class KinesisServer implements AutoCloseable {
  static final String REGION = "us-east-1";
  private static final String LOG = "kinesis.log";
  private static final int MOST_PER_REQUEST = 500;

  private final Process process;
  private final URI endpoint;
  private final KinesisAsyncClient client;

  private KinesisServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.client =
        KinesisAsyncClient.builder()
            .region(Region.of(REGION))
            .endpointOverride(endpoint)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
            .build();
  }

  /** Installs the server once and starts it; all Kinesis clients in this JVM can then use it. */
  public static KinesisServer start() throws IOException, InterruptedException {
    for (String key : List.of("aws.accessKeyId", "aws.secretKey", "aws.secretAccessKey")) {
      System.setProperty(key, "anything");
    }
    // Kinesalite answers in JSON; its CBOR breaks off within long lists.
    System.setProperty("aws.cborEnabled", "false");
    System.setProperty("org.apache.flink.kinesis.shaded.com.amazonaws.sdk.disableCbor", "true");
    Path home = install();
    Process process =
        new ProcessBuilder("node", "server.js")
            .directory(home.toFile())
            .redirectError(log(home))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new KinesisServer(process, URI.create("http://127.0.0.1:" + out.readLine()));
  }

  // Node.js makes the streams it inherits non-blocking, and so breaks those of the test's JVM.
  private static ProcessBuilder.Redirect log(Path home) {
    return ProcessBuilder.Redirect.appendTo(home.resolve(LOG).toFile());
  }

  private static Path install() throws IOException, InterruptedException {
    Path home = Files.createDirectories(Path.of("target/kinesis"));
    for (String file : List.of("package.json", "server.js")) {
      Files.copy(
          Path.of("src/test/kinesis", file),
          home.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(home.resolve("node_modules/kinesalite"))) {
      int exit =
          new ProcessBuilder(
                  "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
              .directory(home.toFile())
              .redirectOutput(log(home))
              .redirectError(log(home))
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IOException("npm install failed: " + home.resolve(LOG) + " says why");
      }
    }
    return home;
  }

  /** URL of the server. */
  public String endpoint() {
    return endpoint.toString();
  }

  /** Makes a stream that is ready to be used. */
  public void createStream(String name, int shards) {
    client.createStream(request -> request.streamName(name).shardCount(shards)).join();
    awaitActive(name);
  }

  /** Halves the first open shard. */
  public void splitFirstShard(String name) {
    Shard first = shards(name).get(0);
    String middle =
        new BigInteger(first.hashKeyRange().startingHashKey())
            .add(new BigInteger(first.hashKeyRange().endingHashKey()))
            .shiftRight(1)
            .toString();
    client
        .splitShard(
            request ->
                request.streamName(name).shardToSplit(first.shardId()).newStartingHashKey(middle))
        .join();
    awaitActive(name);
  }

  /** Puts one record for each payload, spread over the shards. */
  public void put(String name, List<byte[]> payloads) {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < payloads.size(); i++) {
      entries.add(
          PutRecordsRequestEntry.builder()
              .partitionKey("key-" + i)
              .data(SdkBytes.fromByteArray(payloads.get(i)))
              .build());
      if (entries.size() == MOST_PER_REQUEST || i == payloads.size() - 1) {
        List<PutRecordsRequestEntry> batch = List.copyOf(entries);
        int failed =
            client
                .putRecords(request -> request.streamName(name).records(batch))
                .join()
                .failedRecordCount();
        if (failed != 0) {
          throw new IllegalStateException(failed + " records were refused");
        }
        entries.clear();
      }
    }
  }

  /** Everything the stream holds. */
  public List<Record> records(String name) {
    List<Record> records = new ArrayList<>();
    for (Shard shard : shards(name)) {
      String iterator =
          client
              .getShardIterator(
                  request ->
                      request
                          .streamName(name)
                          .shardId(shard.shardId())
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .join()
              .shardIterator();
      records.addAll(
          client.getRecords(request -> request.shardIterator(iterator)).join().records());
    }
    return records;
  }

  private List<Shard> shards(String name) {
    return client.listShards(request -> request.streamName(name)).join().shards();
  }

  private void awaitActive(String name) {
    while (client
            .describeStreamSummary(request -> request.streamName(name))
            .join()
            .streamDescriptionSummary()
            .streamStatus()
        != StreamStatus.ACTIVE) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
