package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What anonymising one tenant's texts needs: its detectors and its stand-ins. */
final class Tenant {
  private static final int MOST_REGIONS = 4;

  private final Map<Detector, Operator> detectors = new LinkedHashMap<>();
  private final Surrogates surrogates;

  Tenant(
      String tenantId,
      Collection<Person> people,
      RosterIndex index,
      AnonymisePolicy policy,
      TenantKeys keys) {
    Map<String, List<Detector>> known = DetectorCatalog.create(index, regions(people));
    policy
        .operators()
        .forEach((name, operator) -> known.get(name).forEach(d -> detectors.put(d, operator)));
    surrogates = new Surrogates(keys.of(tenantId), Surrogates.nameWords(people));
  }

  static Tenant of(Roster roster, String tenantId, AnonymisePolicy policy, TenantKeys keys) {
    Collection<Person> people = roster.people(tenantId);
    return new Tenant(tenantId, people, new RosterIndex(people), policy, keys);
  }

  Map<Detector, Operator> detectors() {
    return detectors;
  }

  Surrogates surrogates() {
    return surrogates;
  }

  /** National phone numbers are read as the commonest countries of the roster write them. */
  private static List<String> regions(Collection<Person> people) {
    Map<String, Long> counts =
        people.stream()
            .map(Person::getLocale)
            .filter(locale -> locale != null && locale.indexOf('-') > 0)
            .map(locale -> locale.substring(locale.indexOf('-') + 1))
            .collect(Collectors.groupingBy(region -> region, Collectors.counting()));
    List<String> regions =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .limit(MOST_REGIONS)
            .collect(Collectors.toList());
    return regions.isEmpty() ? List.of("US") : regions;
  }
}
