package com.thriviohr.udfs.infer.chain;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.InferenceException;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;

/** Tells a limit what the end of a call says about the endpoint's load. */
public final class Landing {
  private Landing() {}

  /**
   * Ends the flight as its call ended.
   *
   * @return true when the call was one too many, so that it need not wait, only its turn
   */
  public static boolean tell(AdaptiveLimit.Flight flight, Completion completion, Throwable thrown) {
    if (thrown == null) {
      flight.answered(completion.getOutputTokens());
      return false;
    }
    InferenceException failure = Calls.failure(thrown);
    switch (failure.kind()) {
      case THROTTLED:
        return flight.refused(failure.retryAfter());
      case SERVICE_UNAVAILABLE:
      case TIMED_OUT:
        flight.refused(failure.retryAfter());
        return false;
      default:
        flight.abandoned();
        return false;
    }
  }
}
