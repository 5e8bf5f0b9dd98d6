package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.source.BadRecordException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;
import org.apache.flink.types.Either;

/**
 * Turns payloads into messages (right), and those that cannot be read into dead letters (left) with
 * stream, shard and sequence number. It never throws: that would stop the job at the same record
 * for ever.
 */
final class MessageSchema implements KinesisDeserializationSchema<Either<DeadLetter, RawMessage>> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "parse";

  /** Event time would never come to a message dated years ahead, and its state never end. */
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  private final MessagePayload payload;

  MessageSchema(MessagePayload payload) {
    this.payload = payload;
  }

  @Override
  public Either<DeadLetter, RawMessage> deserialize(
      byte[] bytes,
      String partitionKey,
      String sequenceNumber,
      long arrivedAt,
      String stream,
      String shard) {
    try {
      return Either.Right(current(payload.parse(bytes), Instant.ofEpochMilli(arrivedAt)));
    } catch (BadRecordException e) {
      return Either.Left(
          DeadLetters.of(Door.DEAD_LETTER, STAGE, e.reason())
              .setDetail(e.getMessage())
              .setOrigin("kinesis:" + stream + "/" + shard + "@" + sequenceNumber)
              .build());
    }
  }

  private static RawMessage current(RawMessage message, Instant arrivedAt) {
    if (message.getSentAt().isAfter(arrivedAt.plus(FURTHEST_AHEAD))) {
      throw new BadRecordException(
          "BAD_TIMESTAMP", "The field sent_at is more than a day after the record's arrival.");
    }
    return message;
  }

  @Override
  public TypeInformation<Either<DeadLetter, RawMessage>> getProducedType() {
    return new EitherTypeInfo<>(
        TypeInformation.of(DeadLetter.class), TypeInformation.of(RawMessage.class));
  }
}
