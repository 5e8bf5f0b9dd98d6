package com.thriviohr.udfs.anonymise.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Full names that the model found, with the single names that the roster found in them. */
final class FullNames {
  private FullNames() {}

  /** The findings with one span for what two detectors found of one name. */
  static List<Entity> over(List<Entity> found) {
    NavigableMap<Integer, Entity> fullByStart = new TreeMap<>();
    for (Entity entity : found) {
      if (isFull(entity)) {
        fullByStart.put(entity.start(), entity);
      }
    }
    if (fullByStart.isEmpty()) {
      return found;
    }
    found.stream().filter(FullNames::isWhole).forEach(whole -> removeUnder(whole, fullByStart));
    Set<Entity> full = new HashSet<>();
    List<Entity> settled = new ArrayList<>(found.size());
    for (Entity entity : found) {
      Map.Entry<Integer, Entity> name = fullByStart.floorEntry(entity.start());
      if (name != null && isPart(entity, name.getValue())) {
        full.add(name.getValue());
      } else {
        settled.add(entity);
      }
    }
    settled.removeIf(full::contains);
    full.forEach(name -> settled.add(name.withStrength(Confidence.ROSTER)));
    return settled;
  }

  private static boolean isFull(Entity entity) {
    return entity.type().equals(EntityTypes.PERSON)
        && entity.strength() == Confidence.MODEL
        && (entity.form() == NameForm.FULL || entity.form() == NameForm.FAMILY_COMMA_GIVEN);
  }

  /** More of a person of the roster than one name: that is who is meant. */
  private static boolean isWhole(Entity entity) {
    return entity.strength() == Confidence.ROSTER && !isSingle(entity);
  }

  private static void removeUnder(Entity whole, NavigableMap<Integer, Entity> fullByStart) {
    Map.Entry<Integer, Entity> name = fullByStart.lowerEntry(whole.end());
    while (name != null && name.getValue().end() > whole.start()) {
      fullByStart.remove(name.getKey());
      name = fullByStart.lowerEntry(whole.end());
    }
  }

  private static boolean isSingle(Entity entity) {
    return entity.form() == NameForm.GIVEN || entity.form() == NameForm.FAMILY;
  }

  /** A given or family name alone, with more of the name beside it. */
  private static boolean isPart(Entity part, Entity name) {
    return isSingle(part)
        && part.strength() == Confidence.ROSTER
        && part.type().equals(EntityTypes.PERSON)
        && part.end() <= name.end()
        && part.length() < name.length();
  }
}
