package com.thriviohr.udfs.anonymise.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Ties a link to the person of the roster whose handle or full name is in its path. */
final class ProfileLinks {
  private ProfileLinks() {}

  /** The findings, with links that name one person tied to that person. */
  static List<Entity> named(List<Entity> found) {
    boolean any = false;
    for (Entity entity : found) {
      any |= isLink(entity);
    }
    return any ? tied(found) : found;
  }

  private static List<Entity> tied(List<Entity> found) {
    NavigableMap<Integer, Entity> people = new TreeMap<>();
    for (Entity entity : found) {
      boolean named = entity.form() == NameForm.HANDLE || entity.form() == NameForm.FULL;
      if (named && entity.personId().isPresent()) {
        people.put(entity.start(), entity);
      }
    }
    List<Entity> tied = new ArrayList<>(found);
    tied.replaceAll(entity -> isLink(entity) ? named(entity, people) : entity);
    return tied;
  }

  private static Entity named(Entity link, NavigableMap<Integer, Entity> people) {
    Set<String> named = new HashSet<>();
    for (Entity person : people.subMap(link.start(), false, link.end(), false).values()) {
      if (person.end() <= link.end()) {
        person.personId().ifPresent(named::add);
      }
    }
    return named.size() == 1 ? link.withPerson(named.iterator().next()) : link;
  }

  private static boolean isLink(Entity entity) {
    return entity.type().equals(EntityTypes.URL);
  }
}
