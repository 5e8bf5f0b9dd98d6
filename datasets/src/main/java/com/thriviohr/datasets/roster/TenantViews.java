package com.thriviohr.datasets.roster;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * What is built from the people of each tenant, such as a search index; once per roster, and let go
 * with it. Thread-safe.
 *
 * @param <T> what is built
 */
public final class TenantViews<T> {
  private final Map<Roster, Map<String, T>> byRoster = new WeakHashMap<>();
  private final Function<Collection<Person>, T> builder;

  /**
   * @param builder builds the view of one tenant's people; must not hold the roster
   */
  public TenantViews(Function<Collection<Person>, T> builder) {
    this.builder = requireNonNull(builder, "builder");
  }

  /** The views of a roster by tenant; the same ones for the same roster. */
  public synchronized Map<String, T> of(Roster roster) {
    return byRoster.computeIfAbsent(roster, this::build);
  }

  private Map<String, T> build(Roster roster) {
    Map<String, T> views = new HashMap<>();
    roster.tenants().forEach(tenant -> views.put(tenant, builder.apply(roster.people(tenant))));
    return Map.copyOf(views);
  }
}
