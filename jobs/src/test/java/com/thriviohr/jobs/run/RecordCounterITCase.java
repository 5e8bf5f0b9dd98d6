package com.thriviohr.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class RecordCounterITCase {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  @Test
  void countsSurviveARestart() throws Exception {
    // Given
    FAILED.set(false);
    StreamExecutionEnvironment environment = JobEnvironment.streaming(2);
    Counts[] counts = new Counts[1];
    RecordCounter.count(
            environment
                .fromSource(
                    new DataGeneratorSource<>(
                        n -> n, 10_000, RateLimiterStrategy.perSecond(2_500), Types.LONG),
                    WatermarkStrategy.noWatermarks(),
                    "numbers")
                .uid("numbers"),
            "numbers.seen")
        .map(RecordCounterITCase::failOnce)
        .sinkTo(new DiscardingSink<>());
    // When
    counts[0] = RunningJob.execute(environment, "count", (c, elapsed) -> "", System.out);
    // Then
    assertThat(FAILED).isTrue();
    assertThat(counts[0].of("numbers.seen")).isEqualTo(10_000);
  }

  private static Long failOnce(Long number) {
    if (number == 9_500 && FAILED.compareAndSet(false, true)) {
      throw new IllegalStateException("planned failure");
    }
    return number;
  }
}
