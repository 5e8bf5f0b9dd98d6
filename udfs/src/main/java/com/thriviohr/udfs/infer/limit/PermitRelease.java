package com.thriviohr.udfs.infer.limit;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceException;

/** Tells a limit what the end of a call says about the endpoint's load. */
public final class PermitRelease {
  private PermitRelease() {}

  /** Ends the flight of a call that was answered. */
  public static void answered(AdaptiveLimit.Flight flight, Completion completion) {
    flight.answered(completion.getOutputTokens());
  }

  /**
   * Ends the flight of a call that failed.
   *
   * @return the failure; when the call was one too many, to be made again in its turn, without the
   *     wait that the endpoint asked for
   */
  public static InferenceException failed(AdaptiveLimit.Flight flight, Throwable thrown) {
    InferenceException failure = Calls.failure(thrown);
    switch (failure.kind()) {
      case THROTTLED:
        return flight.refused(failure.retryAfter()) ? failure.withoutWait() : failure;
      case SERVICE_UNAVAILABLE:
      case TIMED_OUT:
        flight.refused(failure.retryAfter());
        return failure;
      default:
        flight.abandoned();
        return failure;
    }
  }
}
