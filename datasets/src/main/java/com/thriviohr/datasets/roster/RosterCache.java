package com.thriviohr.datasets.roster;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Things built from a roster, once per JVM and key: subtasks of one TaskManager share them. Freed
 * when the last user lets go.
 *
 * @param <T> what is built
 */
public final class RosterCache<T> {
  private final Map<String, Entry<T>> entries = new HashMap<>();
  private final Function<String, T> loader;

  /**
   * @param loader builds the thing for a key, such as a roster from its path
   */
  public RosterCache(Function<String, T> loader) {
    this.loader = loader;
  }

  /** The thing for a key, built on first use; each call needs one {@link #release}. */
  public synchronized T acquire(String key) {
    Entry<T> entry = entries.computeIfAbsent(key, k -> new Entry<>(loader.apply(k)));
    entry.users++;
    return entry.value;
  }

  /** Lets go of a thing acquired before. */
  public synchronized void release(String key) {
    Entry<T> entry = entries.get(key);
    if (entry != null && --entry.users == 0) {
      entries.remove(key);
    }
  }

  private static final class Entry<T> {
    private final T value;
    private int users;

    Entry(T value) {
      this.value = value;
    }
  }
}
