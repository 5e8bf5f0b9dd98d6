package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.journal.JournalKey;
import com.thriviohr.udfs.infer.journal.KeyTable;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Prompts that are in shards already, each as often as it is in them. Half of a SHA-256 each, so
 * that a million take little memory.
 */
final class PromptKeys {
  private static final int BYTES = 2 * Long.BYTES;

  /** How often each is left. */
  private final KeyTable left = new KeyTable();

  /** The keys of files as an object holds them. */
  static byte[] of(List<List<Prompt>> files) {
    int prompts = files.stream().mapToInt(List::size).sum();
    ByteBuffer keys = ByteBuffer.allocate(prompts * BYTES);
    files.forEach(
        file ->
            file.forEach(
                prompt -> {
                  JournalKey key = JournalKey.prompt(prompt);
                  keys.putLong(key.high()).putLong(key.low());
                }));
    return keys.array();
  }

  /** Adds what an object holds. */
  void add(byte[] object) {
    ByteBuffer keys = ByteBuffer.wrap(object);
    while (keys.remaining() >= BYTES) {
      long high = keys.getLong();
      long low = keys.getLong();
      left.put(high, low, Math.max(0, left.get(high, low)) + 1);
    }
  }

  /** True for a prompt that is in a shard and has not been taken out of here as often. */
  boolean take(Prompt prompt) {
    if (left.size() == 0) {
      return false;
    }
    JournalKey key = JournalKey.prompt(prompt);
    long count = left.get(key.high(), key.low());
    if (count <= 0) {
      return false;
    }
    left.put(key.high(), key.low(), count - 1);
    return true;
  }
}
