package com.thriviohr.udfs.infer.journal;

/**
 * Numbers by key, in 24 bytes a slot: 28 to 40 bytes an entry. Half of a key's SHA-256 tells it
 * from others. Entries are put and overwritten, never removed. Not thread-safe.
 */
public final class KeyTable {
  /** What {@link #get} says of a key that is not there. */
  public static final long ABSENT = Long.MIN_VALUE;

  private static final int SHARD_BITS = 12;
  private static final int LONGS_PER_SLOT = 3;
  private static final int FIRST_SLOTS = 4;
  private static final double GROWTH = 1.3;
  private static final double MOST_LOAD = 0.85;

  /** Many small arrays: growing copies one of them, and none is too big for its heap region. */
  private final Shard[] shards = new Shard[1 << SHARD_BITS];

  private long size;

  /** An empty table. */
  public KeyTable() {}

  /** Takes an entry, in place of the one with the same key. */
  interface Entries {
    void accept(long high, long low, long value);
  }

  void put(JournalKey key, long value) {
    put(key.high(), key.low(), value);
  }

  /**
   * @param high a number as evenly spread as a hash
   * @param value any but {@link #ABSENT}
   * @return true when the key is new
   */
  public boolean put(long high, long low, long value) {
    int index = shard(high);
    if (shards[index] == null) {
      shards[index] = new Shard();
    }
    boolean isNew = shards[index].put(high, low, value);
    size += isNew ? 1 : 0;
    return isNew;
  }

  long get(JournalKey key) {
    return get(key.high(), key.low());
  }

  /** The value of a key, or {@link #ABSENT}. */
  public long get(long high, long low) {
    Shard shard = shards[shard(high)];
    return shard == null ? ABSENT : shard.get(high, low);
  }

  private static int shard(long high) {
    return (int) (high >>> (Long.SIZE - SHARD_BITS));
  }

  /** Number of keys. */
  public long size() {
    return size;
  }

  void forEach(Entries entries) {
    for (Shard shard : shards) {
      if (shard != null) {
        shard.forEach(entries);
      }
    }
  }

  /** Open addressing with linear probing; a slot is high, low and value. */
  private static final class Shard {
    private long[] slots = empty(FIRST_SLOTS);
    private int used;

    private static long[] empty(int slots) {
      long[] empty = new long[slots * LONGS_PER_SLOT];
      for (int i = 2; i < empty.length; i += LONGS_PER_SLOT) {
        empty[i] = ABSENT;
      }
      return empty;
    }

    boolean put(long high, long low, long value) {
      if (used + 1 > count() * MOST_LOAD) {
        grow();
      }
      int at = find(high, low);
      boolean isNew = slots[at + 2] == ABSENT;
      slots[at] = high;
      slots[at + 1] = low;
      slots[at + 2] = value;
      used += isNew ? 1 : 0;
      return isNew;
    }

    long get(long high, long low) {
      return slots[find(high, low) + 2];
    }

    void forEach(Entries entries) {
      for (int at = 0; at < slots.length; at += LONGS_PER_SLOT) {
        if (slots[at + 2] != ABSENT) {
          entries.accept(slots[at], slots[at + 1], slots[at + 2]);
        }
      }
    }

    /** Where the key is, or the free slot that it would take. */
    private int find(long high, long low) {
      // The upper bits chose the shard; the middle ones spread over any number of slots.
      int slot = (int) ((((high >>> 20) & 0xffff_ffffL) * count()) >>> 32);
      int at = slot * LONGS_PER_SLOT;
      while (slots[at + 2] != ABSENT && (slots[at] != high || slots[at + 1] != low)) {
        at = at + LONGS_PER_SLOT == slots.length ? 0 : at + LONGS_PER_SLOT;
      }
      return at;
    }

    private int count() {
      return slots.length / LONGS_PER_SLOT;
    }

    private void grow() {
      long[] before = slots;
      slots = empty((int) (count() * GROWTH) + 1);
      for (int from = 0; from < before.length; from += LONGS_PER_SLOT) {
        if (before[from + 2] != ABSENT) {
          System.arraycopy(
              before, from, slots, find(before[from], before[from + 1]), LONGS_PER_SLOT);
        }
      }
    }
  }
}
