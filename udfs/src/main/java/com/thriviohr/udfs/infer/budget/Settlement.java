package com.thriviohr.udfs.infer.budget;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.EnumSet;
import java.util.Set;

/** What an attempt cost once it has ended, in millionths of a US dollar. Immutable. */
public final class Settlement {
  private static final Set<FailureKind> UNBILLED =
      EnumSet.of(
          FailureKind.THROTTLED,
          FailureKind.INVALID_REQUEST,
          FailureKind.CONFLICT,
          FailureKind.QUOTA_USED_UP,
          FailureKind.ACCESS_DENIED,
          FailureKind.NOT_FOUND);

  private final long known;
  private final long doubtful;

  private Settlement(long known, long doubtful) {
    this.known = known;
    this.doubtful = doubtful;
  }

  /** Of an answer; what is only estimated counts as the most that it may cost. */
  public static Settlement of(Completion completion, long most) {
    return completion.getUsageEstimated()
        ? upTo(most, completion.getCostMicroUsd())
        : new Settlement(completion.getCostMicroUsd(), 0);
  }

  /** Of a failure: nothing when the endpoint refused before it generated, else up to the most. */
  public static Settlement of(InferenceException failure, long most) {
    return UNBILLED.contains(failure.kind())
        ? new Settlement(0, 0)
        : upTo(most, failure.usage().costMicroUsd());
  }

  private static Settlement upTo(long most, long known) {
    return new Settlement(known, Math.max(0, most - known));
  }

  /** What it cost for certain. */
  long known() {
    return known;
  }

  /** What it may have cost beside that. */
  public long doubtful() {
    return doubtful;
  }
}
