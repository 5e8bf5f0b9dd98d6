package com.thriviohr.datasets.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.Visibility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSchemaTest {
  private static final String SECRET = "a very private sentence";
  private static final Instant ARRIVED_AT = Instant.parse("2026-11-02T10:00:01Z");
  private static final String MESSAGE =
      "{'tenant_id':'acme','source':'slack','channel_id':'C1','message_id':'m1','author_id':'p1',"
          + "'sent_at':'2026-11-02T10:00:00Z','text':'"
          + SECRET
          + "'}";

  @Test
  void jsonAndAvroGiveTheSameMessage() throws IOException {
    // When
    RawMessage fromJson = read(MessagePayload.JSON, json(MESSAGE)).right();
    RawMessage fromAvro = read(MessagePayload.AVRO, avro(message())).right();
    // Then
    assertThat(fromJson).isEqualTo(message());
    assertThat(fromAvro).isEqualTo(message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tenant_id':                              | BROKEN_JSON",
        "'just words'                               | NOT_AN_OBJECT",
        "{'tenant_id':'acme'}                       | MISSING_FIELD",
        "{'tenant_id':7}                            | WRONG_TYPE",
        "{'tenant_id':'acme','source':'carrier'}    | UNKNOWN_VALUE"
      },
      quoteCharacter = '`')
  void poisonJsonIsADeadLetter(String payload, String reason) {
    assertThat(read(MessagePayload.JSON, json(payload)).left().getReason()).isEqualTo(reason);
  }

  @Test
  void bytesThatAreNotUtf8AreADeadLetter() {
    assertThat(read(MessagePayload.JSON, new byte[] {'{', (byte) 0xff}).left().getReason())
        .isEqualTo("MALFORMED_UTF8");
  }

  @Test
  void deadLetterNamesShardAndSequenceNumberAndNoText() {
    // When
    DeadLetter letter = read(MessagePayload.JSON, json(MESSAGE.replace("sent_at", SECRET))).left();
    // Then
    assertThat(letter.getOrigin()).isEqualTo("kinesis:messages/shardId-000000000003@4951");
    assertThat(SpecificData.get().toString(letter))
        .contains("MISSING_FIELD")
        .doesNotContain("private");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 12, 40})
  void truncatedAvroIsADeadLetter(int length) throws IOException {
    byte[] part = Arrays.copyOf(avro(message()), length);
    assertThat(read(MessagePayload.AVRO, part).left().getReason()).isEqualTo("BROKEN_AVRO");
  }

  @Test
  void avroOfAnotherSchemaIsADeadLetter() throws IOException {
    // Given
    Person person = Person.newBuilder().setTenantId("acme").setPersonId("p1").build();
    // When / Then
    assertThat(read(MessagePayload.AVRO, bytes(person.toByteBuffer())).left().getReason())
        .isEqualTo("UNKNOWN_SCHEMA");
  }

  @Test
  void avroMustHoldWhatTheJsonContractAsksFor() throws IOException {
    // Given
    RawMessage blank = message();
    blank.setMessageId(" ");
    RawMessage undated = message();
    undated.setSentAt(Instant.ofEpochMilli(-1));
    // When / Then
    assertThat(read(MessagePayload.AVRO, avro(blank)).left().getReason())
        .isEqualTo("MISSING_FIELD");
    assertThat(read(MessagePayload.AVRO, avro(undated)).left().getReason())
        .isEqualTo("BAD_TIMESTAMP");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-03T10:00:01Z, true", "2026-11-03T10:00:02Z, false"})
  void messageFromTheFutureIsADeadLetter(String sentAt, boolean accepted) {
    // When
    Either<DeadLetter, RawMessage> received =
        read(MessagePayload.JSON, json(MESSAGE.replace("2026-11-02T10:00:00Z", sentAt)));
    // Then
    assertThat(received.isRight()).isEqualTo(accepted);
  }

  private static Either<DeadLetter, RawMessage> read(MessagePayload payload, byte[] bytes) {
    return new MessageSchema(payload)
        .deserialize(
            bytes, "key", "4951", ARRIVED_AT.toEpochMilli(), "messages", "shardId-000000000003");
  }

  private static RawMessage message() {
    return RawMessage.newBuilder()
        .setTenantId("acme")
        .setSource(Source.SLACK)
        .setChannelId("C1")
        .setMessageId("m1")
        .setAuthorId("p1")
        .setAuthorKind(AuthorKind.HUMAN)
        .setSentAt(Instant.parse("2026-11-02T10:00:00Z"))
        .setVisibility(Visibility.PRIVATE)
        .setFormat(Format.PLAIN)
        .setText(SECRET)
        .build();
  }

  private static byte[] json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"').getBytes(UTF_8);
  }

  private static byte[] avro(RawMessage message) throws IOException {
    return bytes(message.toByteBuffer());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
