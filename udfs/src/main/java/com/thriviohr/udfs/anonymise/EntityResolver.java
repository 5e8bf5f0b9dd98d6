package com.thriviohr.udfs.anonymise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Settles overlaps: the surer finding wins, then the longer, then the earlier. */
final class EntityResolver {
  private static final Comparator<Entity> SUREST_FIRST =
      Comparator.comparing(Entity::strength)
          .thenComparing(entity -> -entity.length())
          .thenComparing(Entity::start)
          .thenComparing(Entity::type);

  private EntityResolver() {}

  /**
   * Covers everything found: a finding that is cut into by a surer one keeps its rest.
   *
   * @return findings that do not overlap, in order of the text
   */
  static List<Entity> resolve(List<Entity> found) {
    List<Entity> sorted = new ArrayList<>(found);
    sorted.sort(SUREST_FIRST);
    List<Entity> kept = new ArrayList<>();
    for (Entity entity : sorted) {
      keep(entity, kept);
    }
    kept.sort(Comparator.comparing(Entity::start));
    return kept;
  }

  private static void keep(Entity entity, List<Entity> kept) {
    for (int i = 0; i < kept.size(); i++) {
      Entity other = kept.get(i);
      boolean overlaps = entity.start() < other.end() && other.start() < entity.end();
      if (overlaps
          && entity.length() > other.length()
          && entity.start() <= other.start()
          && entity.end() >= other.end()
          && entity.strength() == Strength.STRUCTURED
          && other.strength() == Strength.ROSTER) {
        // A name inside an e-mail address or a URL: replacing the name alone would leave the rest.
        kept.set(i, entity);
        kept.removeIf(k -> k != entity && k.start() >= entity.start() && k.end() <= entity.end());
        return;
      }
      if (overlaps) {
        return;
      }
    }
    kept.add(entity);
  }
}
