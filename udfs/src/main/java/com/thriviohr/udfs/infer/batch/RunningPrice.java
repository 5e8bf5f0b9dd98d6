package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.catalog.Price;

/**
 * Prices answers so that their costs add up to what all their tokens cost: the service bills a job
 * by its sums, and a part of a millionth of a dollar for each record would add up to cents.
 */
final class RunningPrice {
  private final Price price;
  private long input;
  private long output;
  private long cost;

  RunningPrice(Price price) {
    this.price = requireNonNull(price, "price");
  }

  /** What the next answer adds to the cost, in millionths of a US dollar. */
  long next(long inputTokens, long outputTokens) {
    input += inputTokens;
    output += outputTokens;
    long before = cost;
    cost = price.microUsd(input, output);
    return cost - before;
  }
}
