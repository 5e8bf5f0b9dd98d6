package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.record.Person;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the people of a sample company: two tenants that share names, managers, time zones. */
final class SampleRoster {
  static final String MAIN_TENANT = "northwind";
  static final String SMALL_TENANT = "contoso";

  private static final String[][] PLACES = {
    {"America/New_York", "en-US"}, {"America/Los_Angeles", "en-US"}, {"Europe/London", "en-GB"},
    {"Europe/Berlin", "de-DE"}, {"Europe/Warsaw", "pl-PL"}, {"Asia/Kolkata", "en-IN"},
    {"Asia/Tokyo", "ja-JP"}, {"America/Sao_Paulo", "pt-BR"},
  };

  private final WordPools pools;
  private final SplittableRandom random;
  private final Set<String> handles = new HashSet<>();

  SampleRoster(WordPools pools, long seed) {
    this.pools = pools;
    this.random = new SplittableRandom(seed);
  }

  List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    int small = Math.max(3, count * 15 / 100);
    addTenant(MAIN_TENANT, count - small, people);
    addTenant(SMALL_TENANT, small, people);
    return people;
  }

  private void addTenant(String tenant, int count, List<Person> people) {
    List<Person> colleagues = new ArrayList<>();
    handles.clear();
    for (int i = 0; i < count; i++) {
      colleagues.add(person(tenant, i, colleagues));
    }
    people.addAll(colleagues);
  }

  private Person person(String tenant, int index, List<Person> colleagues) {
    String given = WordPools.pick(pools.givenNames(), random);
    String family = WordPools.pick(pools.familyNames(), random);
    String handle = handle(given, family);
    String nickname = pools.nickname(given);
    String[] place = PLACES[random.nextInt(PLACES.length)];
    boolean optedOut = random.nextInt(40) == 0;
    return Person.newBuilder()
        .setTenantId(tenant)
        .setPersonId(
            String.format(
                "%s%05d", tenant.substring(0, 2).toUpperCase(Locale.ROOT), 10_000 + index * 7))
        .setGivenName(given)
        .setFamilyName(family)
        .setNicknames(nickname == null ? List.of() : List.of(nickname))
        .setEmails(List.of(handle + "@" + tenant + "-corp.com"))
        .setHandles(List.of(handle))
        .setPhone(PlantedValues.phone(random))
        .setManagerId(
            index == 0 ? null : colleagues.get(random.nextInt((index + 5) / 6)).getPersonId())
        .setTeam(pools.word("team", random))
        .setTimeZone(place[0])
        .setLocale(place[1])
        .setOptedOut(optedOut)
        .setErased(!optedOut && random.nextInt(60) == 0)
        .build();
  }

  private String handle(String given, String family) {
    String base = ascii(given) + "." + ascii(family);
    String handle = base;
    for (int n = 2; !handles.add(handle); n++) {
      handle = base + n;
    }
    return handle;
  }

  static String ascii(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return folded
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("ø", "o")
        .replace("ı", "i")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }
}
