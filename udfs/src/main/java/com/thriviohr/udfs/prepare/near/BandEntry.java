package com.thriviohr.udfs.prepare.near;

/** A conversation as one of its bands sees it. A Flink POJO. */
public final class BandEntry {
  /** Tenant and band. */
  public String bucket = "";

  /** Tenant. */
  public String tenant = "";

  /** Identity of the conversation. */
  public String conversation = "";

  /** When it began, in epoch milliseconds. */
  public long begunAt;

  /** Hashes of its shingles, ascending. */
  public long[] shingles = new long[0];
}
