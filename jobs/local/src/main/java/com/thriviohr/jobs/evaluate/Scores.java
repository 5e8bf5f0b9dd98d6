package com.thriviohr.jobs.evaluate;

import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Precision and recall by type and in all, for spans that share enough of their union. */
public final class Scores {
  private static final String ALL = "all";

  private final double leastOverlap;
  private final Map<String, Score> byType = new TreeMap<>();

  /**
   * @param leastOverlap share of the union two spans must share: 1 for equal spans
   */
  public Scores(double leastOverlap) {
    this.leastOverlap = leastOverlap;
    byType.put(ALL, new Score());
  }

  /** Adds the entities of one text; both lists hold only types that are scored. */
  public void add(List<Entity> gold, List<Entity> found) {
    for (Entity entity : gold) {
      boolean hit = hits(entity, found);
      of(entity).gold(hit);
      byType.get(ALL).gold(hit);
    }
    for (Entity entity : found) {
      boolean hit = hits(entity, gold);
      // Collections mark handles here and there only, so an unmarked one is no error.
      if (hit || !entity.type().equals(EntityTypes.USERNAME)) {
        of(entity).found(hit);
        byType.get(ALL).found(hit);
      }
    }
  }

  /** True when one of the others has the same type and shares enough. */
  boolean hits(Entity entity, List<Entity> others) {
    for (Entity other : others) {
      int shared = Math.min(entity.end(), other.end()) - Math.max(entity.start(), other.start());
      int union = entity.length() + other.length() - shared;
      if (other.type().equals(entity.type()) && shared >= leastOverlap * union) {
        return true;
      }
    }
    return false;
  }

  /** The score of a type; zeros for a type that did not occur. */
  public Score of(String type) {
    return byType.getOrDefault(type, new Score());
  }

  /** The score over all types. */
  public Score all() {
    return byType.get(ALL);
  }

  /** Prints a line per type. */
  public void print(PrintStream out, Set<String> types) {
    for (Map.Entry<String, Score> row : byType.entrySet()) {
      if (types.contains(row.getKey()) || row.getKey().equals(ALL)) {
        out.printf(
            Locale.ROOT,
            "  %-16s %6d  %s%n",
            row.getKey(),
            row.getValue().goldCount(),
            row.getValue());
      }
    }
  }

  private Score of(Entity entity) {
    return byType.computeIfAbsent(entity.type(), type -> new Score());
  }
}
