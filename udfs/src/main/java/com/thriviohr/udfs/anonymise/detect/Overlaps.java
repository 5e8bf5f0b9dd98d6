package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Settles overlapping findings so that every detected unit stays covered.
 *
 * <ul>
 *   <li>The surer finding wins, then the longer, then the earlier.
 *   <li>A structured finding that holds a roster name whole wins over it: the name in an e-mail
 *       address goes with the address.
 *   <li>A full name that the model found wins over a single name of the roster in it: "Jürgen
 *       Müller" is one stranger, whoever else is called Jürgen.
 *   <li>What a winner leaves of a loser stays an entity of its own when it has letters or digits.
 * </ul>
 */
public final class Overlaps {
  private static final Comparator<Entity> ORDER =
      Comparator.comparingInt(Overlaps::rank)
          .thenComparing(Comparator.comparingInt(Entity::length).reversed())
          .thenComparing(entity -> entity.form() == NameForm.OTHER)
          .thenComparingInt(Entity::start)
          .thenComparing(Entity::type);

  private Overlaps() {}

  /** Disjoint entities in text order. */
  public static List<Entity> settle(List<Entity> found, String text) {
    if (found.isEmpty()) {
      return found;
    }
    List<Entity> ordered =
        new ArrayList<>(FullNames.over(withoutContained(ProfileLinks.named(found))));
    ordered.sort(ORDER);
    TreeMap<Integer, Entity> kept = new TreeMap<>();
    for (Entity entity : ordered) {
      keep(expanded(entity, text), text, kept);
    }
    return new ArrayList<>(kept.values());
  }

  /** Drops roster findings inside a structured one: it covers them and more. */
  private static List<Entity> withoutContained(List<Entity> found) {
    TreeMap<Integer, Integer> reach = new TreeMap<>();
    for (Entity entity : found) {
      if (entity.strength() == Confidence.STRUCTURED) {
        reach.merge(entity.start(), entity.end(), Math::max);
      }
    }
    if (reach.isEmpty()) {
      return found;
    }
    int furthest = 0;
    for (Map.Entry<Integer, Integer> container : reach.entrySet()) {
      furthest = Math.max(furthest, container.getValue());
      container.setValue(furthest);
    }
    List<Entity> left = new ArrayList<>(found.size());
    for (Entity entity : found) {
      if (entity.strength() != Confidence.ROSTER || !isInside(entity, reach)) {
        left.add(entity);
      }
    }
    return left;
  }

  private static boolean isInside(Entity inner, NavigableMap<Integer, Integer> reach) {
    Map.Entry<Integer, Integer> earlier = reach.lowerEntry(inner.start());
    Map.Entry<Integer, Integer> same = reach.floorEntry(inner.start());
    return (earlier != null && earlier.getValue() >= inner.end())
        || (same != null && same.getValue() > inner.end());
  }

  /** The stronger strength is declared later. */
  @SuppressWarnings("EnumOrdinal")
  private static int rank(Entity entity) {
    return entity.strength().ordinal();
  }

  /** Never cuts a token in half. */
  private static Entity expanded(Entity entity, String text) {
    int start = entity.start();
    int end = entity.end();
    while (start > 0 && glued(text, start)) {
      start--;
    }
    while (end < text.length() && glued(text, end) && !isGenitive(entity, text)) {
      end++;
    }
    return start == entity.start() && end == entity.end() ? entity : entity.over(start, end);
  }

  /** "Zeldas": the s stays behind the surrogate, too. */
  private static boolean isGenitive(Entity entity, String text) {
    return entity.strength() == Confidence.ROSTER
        && entity.type().equals(EntityTypes.PERSON)
        && isGenitiveMark(text, entity.end());
  }

  private static boolean glued(String text, int at) {
    char before = text.charAt(at - 1);
    char behind = text.charAt(at);
    if (Character.isLowSurrogate(behind) && Character.isHighSurrogate(before)) {
      return true;
    }
    return Characters.isWord(before)
        && Characters.isWord(behind)
        && !Characters.isIdeograph(before)
        && !Characters.isIdeograph(behind);
  }

  private static void keep(Entity entity, String text, NavigableMap<Integer, Entity> kept) {
    int start = entity.start();
    Map.Entry<Integer, Entity> before = kept.floorEntry(start);
    if (before != null && before.getValue().end() > start) {
      start = before.getValue().end();
    }
    while (start < entity.end()) {
      Map.Entry<Integer, Entity> next = kept.ceilingEntry(start);
      boolean blocked = next != null && next.getKey() < entity.end();
      int end = blocked ? next.getKey() : entity.end();
      if (isLeft(text, start, end)) {
        Entity rest = trimmed(entity, text, start, end);
        kept.put(rest.start(), rest);
      }
      start = blocked ? next.getValue().end() : end;
    }
  }

  /** A part of an entity without spaces and marks at the cut. */
  private static Entity trimmed(Entity entity, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from > entity.start() && !isLeft(text.charAt(from))) {
      from++;
    }
    while (to < entity.end() && !isLeft(text.charAt(to - 1))) {
      to--;
    }
    return entity.over(from, to);
  }

  /** True for what must not stay readable; the s of a genitive may. */
  private static boolean isLeft(String text, int start, int end) {
    if (isGenitiveMark(text, start) && end == start + 1) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (isLeft(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLeft(char unit) {
    return Characters.isWord(unit) || Character.isSurrogate(unit);
  }

  private static boolean isGenitiveMark(String text, int at) {
    return text.charAt(at) == 's'
        && at > 0
        && Character.isLetter(text.charAt(at - 1))
        && (at + 1 == text.length() || !Characters.isWord(text.charAt(at + 1)));
  }
}
