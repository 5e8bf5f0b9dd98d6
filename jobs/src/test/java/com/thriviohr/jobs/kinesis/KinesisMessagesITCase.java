package com.thriviohr.jobs.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.kinesis.KinesisMessages;
import com.thriviohr.datasets.kinesis.KinesisOptions;
import com.thriviohr.datasets.kinesis.KinesisReading;
import com.thriviohr.datasets.kinesis.KinesisStream;
import com.thriviohr.datasets.kinesis.MessagePayload;
import com.thriviohr.datasets.kinesis.StreamAccess;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.source.JsonRecord;
import com.thriviohr.datasets.source.RecordParsers;
import com.thriviohr.jobs.run.JobEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsNode.class)
@Timeout(120)
class KinesisMessagesITCase {
  private static KinesisServer server;

  @BeforeAll
  static void start() throws Exception {
    server = KinesisServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsEveryMessageOfAllShardsOnce() throws Exception {
    // Given
    server.createStream("json", 4);
    server.put("json", messages(0, 3_000));
    // When
    List<String> read = read("json", MessagePayload.JSON, 3_000);
    // Then
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids(0, 3_000));
  }

  @Test
  void readsAvro() throws Exception {
    // Given
    server.createStream("avro", 2);
    server.put("avro", messages(0, 200).stream().map(KinesisMessagesITCase::avro).toList());
    // When
    List<String> read = read("avro", MessagePayload.AVRO, 200);
    // Then
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids(0, 200));
  }

  @Test
  void poisonLeavesWithShardAndSequenceNumberAndTheRestGoesOn() throws Exception {
    // Given
    server.createStream("poison", 1);
    server.put("poison", messages(0, 10));
    server.put("poison", List.of("{\"tenant_id\":".getBytes(UTF_8), new byte[] {(byte) 0xff}));
    server.put("poison", messages(10, 10));
    // When
    List<String> read = read("poison", MessagePayload.JSON, 22);
    // Then
    assertThat(read).containsAll(ids(0, 20));
    assertThat(read)
        .filteredOn(line -> line.contains("kinesis:"))
        .satisfiesExactlyInAnyOrder(
            letter ->
                assertThat(letter)
                    .matches("BROKEN_JSON kinesis:poison/shardId-000000000000@[0-9]{56}"),
            letter ->
                assertThat(letter)
                    .matches("MALFORMED_UTF8 kinesis:poison/shardId-000000000000@[0-9]{56}"));
  }

  @Test
  void followsAShardThatSplits() throws Exception {
    // Given
    server.createStream("split", 2);
    server.put("split", messages(0, 500));
    // When
    List<String> read = new ArrayList<>();
    try (CloseableIterator<String> lines = lines("split", MessagePayload.JSON)) {
      take(lines, 500, read);
      server.splitFirstShard("split");
      server.put("split", messages(500, 500));
      take(lines, 500, read);
    }
    // Then
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids(0, 1_000));
  }

  @Test
  void saysWhichStreamDoesNotExist() {
    // Given
    server.createStream("there", 1);
    // When / Then
    assertThatCode(() -> StreamAccess.require("messages", stream("there")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> StreamAccess.require("messages", stream("elsewhere")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'kinesis:elsewhere' does not exist in us-east-1");
  }

  private static List<String> read(String name, MessagePayload payload, int count)
      throws Exception {
    List<String> read = new ArrayList<>();
    try (CloseableIterator<String> lines = lines(name, payload)) {
      take(lines, count, read);
    }
    return read;
  }

  private static void take(CloseableIterator<String> lines, int count, List<String> into) {
    for (int i = 0; i < count; i++) {
      into.add(lines.next());
    }
  }

  private static CloseableIterator<String> lines(String name, MessagePayload payload)
      throws Exception {
    KinesisReading reading =
        KinesisReading.read(
            Settings.of(
                new Configuration()
                    .set(KinesisOptions.PAYLOAD, payload)
                    .set(KinesisOptions.OUT_OF_ORDERNESS, Duration.ofSeconds(1))
                    .set(KinesisOptions.IDLE_AFTER, Duration.ofSeconds(1))));
    SingleOutputStreamOperator<RawMessage> messages =
        KinesisMessages.messages(
            KinesisMessages.receive(JobEnvironment.streaming(2), stream(name), reading));
    return messages
        .map(RawMessage::getMessageId)
        .union(
            messages
                .getSideOutput(DeadLetters.TAG)
                .map(letter -> letter.getReason() + " " + letter.getOrigin()))
        .executeAndCollect();
  }

  private static KinesisStream stream(String name) {
    return KinesisStream.of(
        "kinesis:" + name, Optional.of(KinesisServer.REGION), Optional.of(server.endpoint()));
  }

  private static List<String> ids(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(i -> "m" + i).toList();
  }

  private static List<byte[]> messages(int first, int count) {
    return ids(first, count).stream()
        .map(
            id ->
                ("{\"tenant_id\":\"acme\",\"source\":\"slack\",\"channel_id\":\"C1\",\"author_id\":"
                        + "\"p1\",\"sent_at\":\"2026-11-02T10:00:00Z\",\"text\":\"hello\","
                        + "\"message_id\":\""
                        + id
                        + "\"}")
                    .getBytes(UTF_8))
        .toList();
  }

  private static byte[] avro(byte[] json) {
    try {
      ByteBuffer buffer =
          RecordParsers.message(JsonRecord.parse(new String(json, UTF_8))).toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
