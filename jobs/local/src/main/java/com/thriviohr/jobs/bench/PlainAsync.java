package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;

/**
 * What Flink offers by itself: a fixed capacity and its exponential retry strategy, around a bare
 * call. A failed call is a result, so that it costs its prompt and not the whole job.
 */
final class PlainAsync extends FlinkContender {
  private static final int ATTEMPTS = 4;
  private static final long FIRST_BACKOFF_MS = 250;
  private static final long LONGEST_BACKOFF_MS = 5_000;
  private static final long TIMEOUT_SECONDS = 60;

  private final int capacity;

  PlainAsync(int capacity) {
    super("plain, capacity " + capacity);
    this.capacity = capacity;
  }

  @Override
  DataStream<Boolean> ask(DataStream<Prompt> prompts, String run, InferenceCatalog catalog) {
    return AsyncDataStream.unorderedWaitWithRetry(
        prompts,
        new PlainCall(run, catalog, capacity),
        TIMEOUT_SECONDS,
        TimeUnit.SECONDS,
        capacity,
        retries());
  }

  private static AsyncRetryStrategy<Boolean> retries() {
    return new AsyncRetryStrategies.ExponentialBackoffDelayRetryStrategyBuilder<Boolean>(
            ATTEMPTS, FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS, 2)
        .ifResult(new HasFailed())
        .build();
  }

  private static final class HasFailed implements Predicate<Collection<Boolean>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean test(Collection<Boolean> answered) {
      return answered.contains(Boolean.FALSE);
    }
  }
}
