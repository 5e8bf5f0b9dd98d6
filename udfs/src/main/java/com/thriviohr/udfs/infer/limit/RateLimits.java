package com.thriviohr.udfs.infer.limit;

import java.io.Serializable;

/** What an account may ask of a model per minute and region. */
public final class RateLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int requestsPerMinute;
  private final int tokensPerMinute;

  /**
   * @param requestsPerMinute calls, {@link Integer#MAX_VALUE} for no limit
   * @param tokensPerMinute input and output tokens, {@link Integer#MAX_VALUE} for no limit
   */
  public RateLimits(int requestsPerMinute, int tokensPerMinute) {
    this.requestsPerMinute = requestsPerMinute;
    this.tokensPerMinute = tokensPerMinute;
  }

  /** No limits. */
  public static RateLimits none() {
    return new RateLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** True when there is a limit to keep. */
  public boolean isLimited() {
    return requestsPerMinute < Integer.MAX_VALUE || tokensPerMinute < Integer.MAX_VALUE;
  }

  /** Calls per minute. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  /** Input and output tokens per minute. */
  public int tokensPerMinute() {
    return tokensPerMinute;
  }
}
