package com.thriviohr.datasets.jvm;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Values that are made once per JVM and key, such as a roster or a client chain: subtasks of one
 * TaskManager share them. A value is let go when its last user does. Thread-safe.
 *
 * @param <K> what a value is shared by
 * @param <V> what is shared
 */
public final class JvmShared<K, V> {
  private final Map<K, Entry<V>> entries = new HashMap<>();
  private final Consumer<V> close;

  /** Values that need no closing. */
  public JvmShared() {
    this(value -> {});
  }

  /**
   * @param close closes a value that nobody uses any more; may block
   */
  public JvmShared(Consumer<V> close) {
    this.close = requireNonNull(close, "close");
  }

  /**
   * The value for a key; each call needs one {@link #release}.
   *
   * @param maker makes the value on first use; what it throws leaves nothing behind
   */
  public synchronized V acquire(K key, Function<K, V> maker) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(maker.apply(key));
      entries.put(key, entry);
    }
    entry.users++;
    return entry.value;
  }

  /** The value for a key while somebody uses it. */
  public synchronized Optional<V> peek(K key) {
    return Optional.ofNullable(entries.get(key)).map(entry -> entry.value);
  }

  /** Lets go of a value acquired before. */
  public void release(K key) {
    // Outside the lock: closing may wait for threads to end.
    unused(key).ifPresent(close);
  }

  private synchronized Optional<V> unused(K key) {
    Entry<V> entry = entries.get(key);
    if (entry == null || --entry.users > 0) {
      return Optional.empty();
    }
    entries.remove(key);
    return Optional.of(entry.value);
  }

  private static final class Entry<V> {
    private final V value;
    private int users;

    private Entry(V value) {
      this.value = value;
    }
  }
}
