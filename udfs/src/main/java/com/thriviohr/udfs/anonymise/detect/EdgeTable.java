package com.thriviohr.udfs.anonymise.detect;

import java.util.Map;

/** The edges of a trie, from a number for node and word to the next node. Immutable. */
final class EdgeTable {
  private final long[] edges;
  private final int[] targets;
  private final int mask;

  EdgeTable(Map<Long, Integer> targetsByEdge) {
    int size = Integer.highestOneBit(Math.max(8, targetsByEdge.size() * 4 - 1));
    this.mask = size - 1;
    this.edges = new long[size];
    this.targets = new int[size];
    targetsByEdge.forEach(this::put);
  }

  /** The node behind an edge, or -1. */
  int target(long edge) {
    int slot = slot(edge);
    while (targets[slot] != 0) {
      if (edges[slot] == edge) {
        return targets[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void put(long edge, int target) {
    int slot = slot(edge);
    while (targets[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    edges[slot] = edge;
    targets[slot] = target + 1;
  }

  private int slot(long edge) {
    long mixed = edge * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 40) & mask;
  }
}
