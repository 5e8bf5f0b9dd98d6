package com.thriviohr.udfs.prepare.near;

/** Two near-duplicate messages of a tenant. A Flink POJO. */
public final class SimilarPair {
  /** Tenant of both. */
  public String tenant = "";

  /** Identity of the earlier one. */
  public String earlier = "";

  /** When the earlier one was sent, in epoch milliseconds. */
  public long earlierSentAt;

  /** Identity of the later one. */
  public String later = "";

  /** When the later one was sent, in epoch milliseconds. */
  public long laterSentAt;
}
