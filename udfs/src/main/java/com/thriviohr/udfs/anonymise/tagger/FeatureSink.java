package com.thriviohr.udfs.anonymise.tagger;

/** Collects the hashed features of one token into buckets of the weight table. Not thread-safe. */
final class FeatureSink {
  /** The most features that a token has. */
  static final int ROOM = 96;

  final int[] buckets = new int[ROOM];
  int count;
  private final int mask;

  FeatureSink(int bits) {
    this.mask = (1 << bits) - 1;
  }

  void clear() {
    count = 0;
  }

  void add(int template, int value) {
    int mixed = (value + template * 0x3C6EF372) * 0x9E3779B1;
    mixed = (mixed ^ mixed >>> 15 ^ template) * 0x85EBCA6B;
    buckets[count++] = (mixed ^ mixed >>> 13) & mask;
  }

  void add(int template, int value, int other) {
    add(template, value * 0x01000193 ^ other * 0x27D4EB2F);
  }
}
