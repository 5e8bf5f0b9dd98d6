package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.RecordCounter;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The tenants of whom a roster holds people. Messages of others would be anonymised without a name
 * to look for, and their people would look as if they recognised nobody.
 */
public final class KnownTenants implements RecordCounter.Measure<RawMessage> {
  private static final long serialVersionUID = 1L;

  private static final int MOST_TOLD = 5;

  private final TreeSet<String> tenants;
  private final boolean othersAllowed;

  /**
   * @param tenants tenants of the roster
   * @param othersAllowed true when messages of others are taken
   */
  public KnownTenants(Set<String> tenants, boolean othersAllowed) {
    this.tenants = new TreeSet<>(requireNonNull(tenants, "tenants"));
    this.othersAllowed = othersAllowed;
  }

  /** Counts the messages of others. */
  public SingleOutputStreamOperator<RawMessage> watch(
      SingleOutputStreamOperator<RawMessage> messages) {
    return RecordCounter.measure(messages, Metric.MESSAGES_OF_UNKNOWN_TENANTS.key(), this);
  }

  @Override
  public void measure(RawMessage message, ObjLongConsumer<String> counter) {
    if (!tenants.contains(message.getTenantId())) {
      counter.accept(Metric.MESSAGES_OF_UNKNOWN_TENANTS.key(), 1);
      counter.accept(Metric.MESSAGES_BY_UNKNOWN_TENANT.key() + message.getTenantId(), 1);
    }
  }

  /**
   * Looks at a message before the job is submitted.
   *
   * @throws InvalidInputException when it is of an unknown tenant
   */
  public void require(RawMessage message) {
    if (!tenants.contains(message.getTenantId())) {
      refuse(Set.of(message.getTenantId()));
    }
  }

  /**
   * @param counts of the finished job
   * @throws InvalidInputException when there were messages of unknown tenants
   */
  public void require(Counts counts) {
    Set<String> others = counts.below(Metric.MESSAGES_BY_UNKNOWN_TENANT.key()).keySet();
    if (!others.isEmpty()) {
      refuse(others);
    }
  }

  private void refuse(Set<String> others) {
    if (!othersAllowed) {
      throw new InvalidInputException(
          "--roster holds nobody of tenant "
              + others.stream().limit(MOST_TOLD).collect(Collectors.joining(", "))
              + (others.size() > MOST_TOLD ? " and others" : "")
              + ", whose messages are there, so nothing was published: add its people, or allow it"
              + " with --input.unknown-tenants.");
    }
  }
}
