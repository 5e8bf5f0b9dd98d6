package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.RawMessage;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.util.UniformShardAssigner;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;

/**
 * An unbounded stream of messages from Kinesis, in event time, each read once into the job's state.
 * Shards that split or merge are followed; records that a producer library packed together are
 * unpacked. A payload that cannot be read is a dead letter.
 *
 * <p>This class is the only one that names the connector's source: its state is not that of newer
 * versions.
 */
public final class KinesisMessages {
  private KinesisMessages() {}

  /**
   * What arrives: messages (right), with watermarks of the slowest shard that is not idle, and the
   * dead letters of payloads that cannot be read (left).
   */
  public static DataStream<Either<DeadLetter, RawMessage>> receive(
      StreamExecutionEnvironment environment, KinesisStream stream, KinesisReading reading) {
    MessageSchema schema = new MessageSchema(reading.payload());
    FlinkKinesisConsumer<Either<DeadLetter, RawMessage>> consumer =
        new FlinkKinesisConsumer<>(stream.name(), schema, reading.properties(stream));
    consumer.setPeriodicWatermarkAssigner(
        new ShardWatermarks(reading.outOfOrderness(), Clock.systemUTC()));
    consumer.setShardAssigner(new UniformShardAssigner());
    return environment
        .addSource(consumer, "read messages", schema.getProducedType())
        .uid("read-messages");
  }

  /** The messages alone; dead letters go to the side output. */
  public static SingleOutputStreamOperator<RawMessage> messages(
      DataStream<Either<DeadLetter, RawMessage>> received) {
    return received
        .process(new PartFromDeadLetters())
        .returns(TypeInformation.of(RawMessage.class))
        .name("part messages from dead letters")
        .uid("part-messages-from-dead-letters");
  }

  private static final class PartFromDeadLetters
      extends ProcessFunction<Either<DeadLetter, RawMessage>, RawMessage> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
        Either<DeadLetter, RawMessage> received, Context context, Collector<RawMessage> out) {
      if (received.isLeft()) {
        context.output(DeadLetters.TAG, received.left());
      } else {
        out.collect(received.right());
      }
    }
  }
}
