package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.RawMessage;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.streaming.api.functions.AssignerWithPeriodicWatermarks;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.types.Either;

/**
 * Event time of one shard: the latest {@code sent_at} seen less the allowed disorder. It never
 * passes the clock, since one message dated to next year would make all others late.
 */
final class ShardWatermarks
    implements AssignerWithPeriodicWatermarks<Either<DeadLetter, RawMessage>> {
  private static final long serialVersionUID = 1L;

  private final long disorderMillis;
  private final Clock clock;
  private long latest = Long.MIN_VALUE;

  ShardWatermarks(Duration disorder, Clock clock) {
    this.disorderMillis = disorder.toMillis();
    this.clock = clock;
  }

  @Override
  public long extractTimestamp(Either<DeadLetter, RawMessage> received, long previous) {
    if (received.isLeft()) {
      return previous;
    }
    long sentAt = received.right().getSentAt().toEpochMilli();
    latest = Math.max(latest, Math.min(sentAt, clock.millis()));
    return sentAt;
  }

  @Override
  public Watermark getCurrentWatermark() {
    return latest == Long.MIN_VALUE ? null : new Watermark(latest - disorderMillis - 1);
  }
}
