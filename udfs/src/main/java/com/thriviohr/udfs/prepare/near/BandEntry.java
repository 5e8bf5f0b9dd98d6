package com.thriviohr.udfs.prepare.near;

/** A text as one of its bands sees it. A Flink POJO. */
public final class BandEntry {
  /** Tenant and band. */
  public String bucket = "";

  /** Tenant. */
  public String tenant = "";

  /** Identity of the message. */
  public String message = "";

  /** When it was sent, in epoch milliseconds. */
  public long sentAt;

  /** Hashes of its shingles, ascending. */
  public long[] shingles = new long[0];
}
