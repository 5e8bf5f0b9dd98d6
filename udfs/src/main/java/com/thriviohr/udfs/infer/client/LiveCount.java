package com.thriviohr.udfs.infer.client;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;

/**
 * An accumulator whose value is asked for when Flink reports it, since calls end on threads that
 * may touch no other. What is reported is a {@link LongCounter}.
 */
public final class LiveCount implements Accumulator<Long, Long> {
  private static final long serialVersionUID = 1L;

  private final transient LongSupplier value;

  public LiveCount(LongSupplier value) {
    this.value = requireNonNull(value, "value");
  }

  @Override
  public void add(Long amount) {
    throw new UnsupportedOperationException("counted elsewhere");
  }

  @Override
  public Long getLocalValue() {
    return value.getAsLong();
  }

  @Override
  public void resetLocal() {}

  @Override
  public void merge(Accumulator<Long, Long> other) {
    throw new UnsupportedOperationException("merged as a LongCounter");
  }

  @Override
  public Accumulator<Long, Long> clone() {
    return new LongCounter(value.getAsLong());
  }

  private Object writeReplace() {
    return clone();
  }
}
