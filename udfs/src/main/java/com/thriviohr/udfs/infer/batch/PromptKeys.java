package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.paid.JournalKey;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Prompts that are in shards already, each as often as it is in them. Half of a SHA-256 each, so
 * that a million take little memory.
 */
final class PromptKeys {
  private static final int BYTES = 2 * Long.BYTES;

  private final Map<UUID, Integer> left = new HashMap<>();

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
      left.merge(new UUID(keys.getLong(), keys.getLong()), 1, Integer::sum);
    }
  }

  /** True for a prompt that is in a shard and has not been taken out of here as often. */
  boolean take(Prompt prompt) {
    if (left.isEmpty()) {
      return false;
    }
    JournalKey key = JournalKey.prompt(prompt);
    UUID id = new UUID(key.high(), key.low());
    Integer count = left.get(id);
    if (count == null) {
      return false;
    }
    if (count == 1) {
      left.remove(id);
    } else {
      left.put(id, count - 1);
    }
    return true;
  }
}
