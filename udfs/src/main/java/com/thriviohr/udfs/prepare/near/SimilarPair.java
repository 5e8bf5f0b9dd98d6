package com.thriviohr.udfs.prepare.near;

/** Two near-duplicate conversations of a tenant. A Flink POJO. */
public final class SimilarPair {
  /** Tenant of both. */
  public String tenant = "";

  /** Identity of the earlier one. */
  public String earlier = "";

  /** When the earlier one began, in epoch milliseconds. */
  public long earlierBegunAt;

  /** Identity of the later one. */
  public String later = "";

  /** When the later one began, in epoch milliseconds. */
  public long laterBegunAt;
}
