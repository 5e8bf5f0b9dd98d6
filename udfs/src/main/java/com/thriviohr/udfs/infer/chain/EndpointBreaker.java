package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nothing more to an endpoint that refuses everybody, for wrong credentials, missing rights,
 * a wrong URL or model, or a quota that is used up: what no repeat mends is asked a few times, not
 * prompt by prompt. Asks again after a minute. Placed where a prompt's turn has come, so that those
 * who waited end as well.
 */
public final class EndpointBreaker implements InferenceClient {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointBreaker.class);
  private static final Duration REST = Duration.ofMinutes(1);

  /** One alone may be about its prompt: firewalls answer 403 to some texts. */
  private static final int REFUSALS_IN_A_ROW = 3;

  private final InferenceClient delegate;
  private final LongSupplier nanoTime;
  private int refusals;
  private String reason;
  private long restsUntil;

  /**
   * @param delegate makes one attempt
   * @param nanoTime monotone clock in nanoseconds
   */
  public EndpointBreaker(InferenceClient delegate, LongSupplier nanoTime) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    String stopped = stopped();
    if (stopped != null) {
      return CompletableFuture.failedFuture(
          new InferenceException(FailureKind.ENDPOINT_STOPPED, "Not sent: " + stopped, null, 0));
    }
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    call.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            answered();
          } else {
            failed(Calls.failure(thrown));
          }
        });
    return call;
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** Why nothing is sent, or null when it is. */
  private synchronized String stopped() {
    return reason != null && restsUntil - nanoTime.getAsLong() > 0 ? reason : null;
  }

  private synchronized void answered() {
    refusals = 0;
    reason = null;
  }

  private synchronized void failed(InferenceException failure) {
    if (!failure.kind().refusesEverybody()) {
      return;
    }
    refusals++;
    if (refusals >= REFUSALS_IN_A_ROW) {
      if (reason == null) {
        LOG.warn("Nothing more is sent for a minute: {}", failure.getMessage());
      }
      reason = failure.getMessage();
      restsUntil = nanoTime.getAsLong() + REST.toNanos();
    }
  }
}
