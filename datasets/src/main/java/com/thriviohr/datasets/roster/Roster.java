package com.thriviohr.datasets.roster;

import com.thriviohr.datasets.record.Person;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody the company knows, by tenant and person id. Immutable. */
public final class Roster {
  private final Map<String, Map<String, Person>> peopleByTenant;

  private Roster(Map<String, Map<String, Person>> peopleByTenant) {
    this.peopleByTenant = peopleByTenant;
  }

  /**
   * @param people any number of people of any tenants; the last one wins when an id repeats
   */
  public static Roster of(Collection<Person> people) {
    Map<String, Map<String, Person>> byTenant = new LinkedHashMap<>();
    for (Person person : people) {
      byTenant
          .computeIfAbsent(person.getTenantId(), tenant -> new LinkedHashMap<>())
          .put(person.getPersonId(), person);
    }
    return new Roster(byTenant);
  }

  /** The tenants that have at least one person. */
  public Set<String> tenants() {
    return Set.copyOf(peopleByTenant.keySet());
  }

  /** The people of one tenant; empty for an unknown tenant. */
  public Collection<Person> people(String tenantId) {
    return peopleByTenant.getOrDefault(tenantId, Map.of()).values();
  }

  /** One person of one tenant. */
  public Optional<Person> person(String tenantId, String personId) {
    return Optional.ofNullable(peopleByTenant.getOrDefault(tenantId, Map.of()).get(personId));
  }

  /** Number of people over all tenants. */
  public int size() {
    return peopleByTenant.values().stream().mapToInt(Map::size).sum();
  }
}
