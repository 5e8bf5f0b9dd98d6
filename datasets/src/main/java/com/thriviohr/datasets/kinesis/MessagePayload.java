package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.source.BadRecordException;
import com.thriviohr.datasets.source.JsonRecord;
import com.thriviohr.datasets.source.RecordParsers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.MissingSchemaException;

/** How one message is written in one record of a stream. */
public enum MessagePayload {
  /** One JSON object of the message contract, UTF-8. */
  JSON {
    @Override
    RawMessage parse(byte[] payload) {
      return RecordParsers.message(JsonRecord.parse(text(payload)));
    }
  },
  /**
   * Avro's single-object encoding of {@code RawMessage.avsc}.
   *
   * @see <a href="https://avro.apache.org/docs/1.11.1/specification/#single-object-encoding">
   *     single-object encoding</a>
   */
  AVRO {
    @Override
    RawMessage parse(byte[] payload) {
      try {
        return checked(RawMessage.getDecoder().decode(ByteBuffer.wrap(payload)));
      } catch (MissingSchemaException e) {
        throw new BadRecordException("UNKNOWN_SCHEMA", "The schema is not that of RawMessage.");
      } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
        throw new BadRecordException("BROKEN_AVRO", "The payload is not a whole Avro object.");
      }
    }
  };

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * @throws BadRecordException with the reason, without text of the payload
   */
  abstract RawMessage parse(byte[] payload);

  private static String text(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRecordException("MALFORMED_UTF8", "The payload is not UTF-8.");
    }
  }

  /** What the JSON contract asks for and the schema cannot say. */
  private static RawMessage checked(RawMessage message) {
    Map.of(
            "tenant_id", message.getTenantId(),
            "channel_id", message.getChannelId(),
            "message_id", message.getMessageId(),
            "author_id", message.getAuthorId())
        .forEach(MessagePayload::requireText);
    if (message.getSentAt().isBefore(Instant.EPOCH) || !message.getSentAt().isBefore(LATEST)) {
      throw new BadRecordException("BAD_TIMESTAMP", "The field sent_at is not after 1970.");
    }
    return message;
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new BadRecordException("MISSING_FIELD", "The field " + field + " is blank.");
    }
  }
}
