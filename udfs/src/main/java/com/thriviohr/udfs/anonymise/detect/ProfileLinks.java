package com.thriviohr.udfs.anonymise.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ties a link to the person of the roster whose handle or full name is in its path. */
final class ProfileLinks {
  private ProfileLinks() {}

  /** The findings, with links that name one person tied to that person. */
  static List<Entity> named(List<Entity> found) {
    List<Entity> named = null;
    for (int i = 0; i < found.size(); i++) {
      if (isLink(found.get(i))) {
        named = named == null ? new ArrayList<>(found) : named;
        named.set(i, named(found.get(i), found));
      }
    }
    return named == null ? found : named;
  }

  private static Entity named(Entity link, List<Entity> found) {
    Set<String> people = new HashSet<>();
    for (Entity entity : found) {
      boolean inside = entity.start() > link.start() && entity.end() <= link.end();
      if (inside && (entity.form() == NameForm.HANDLE || entity.form() == NameForm.FULL)) {
        entity.personId().ifPresent(people::add);
      }
    }
    return people.size() == 1 ? link.withPerson(people.iterator().next()) : link;
  }

  private static boolean isLink(Entity entity) {
    return entity.type().equals(EntityTypes.URL);
  }
}
