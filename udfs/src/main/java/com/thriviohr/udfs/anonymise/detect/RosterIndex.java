package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The people of one tenant, arranged for search: a trie over folded tokens, and tables of e-mail
 * addresses, handles and phone numbers. Immutable, shared by all threads.
 */
public final class RosterIndex {
  private static final int MOST_REGIONS = 16;
  private static final RosterIndex EMPTY = new RosterIndex(List.of());

  private final RosterTrie trie;
  private final Map<String, String> personByEmail = new HashMap<>();
  private final Map<String, String> personByHandle = new HashMap<>();
  private final Map<String, String> givenNames = new HashMap<>();
  private final Set<String> domains = new HashSet<>();
  private final Map<String, String> personByPhone = new HashMap<>();
  private final Map<String, Integer> regionCounts = new TreeMap<>();
  private final Set<String> regions;
  private final Set<String> erased = new HashSet<>();

  private RosterIndex(Collection<Person> people) {
    RosterForms forms = new RosterForms();
    for (Person person : people) {
      forms.add(person);
      register(person);
    }
    this.regions = commonest(regionCounts);
    this.trie = new RosterTrie(forms.all());
  }

  /** The index of these people, all of one tenant. */
  public static RosterIndex of(Collection<Person> people) {
    return new RosterIndex(people);
  }

  /** An index without people. */
  public static RosterIndex empty() {
    return EMPTY;
  }

  /** True when a folded word is part of anybody's name, handle or id. */
  public boolean knowsWord(String foldedWord) {
    return trie.knows(foldedWord);
  }

  /**
   * The person with an e-mail address, by its folded form: one of the roster, or a handle at a
   * domain of the roster's addresses.
   */
  public Optional<String> personByEmail(String foldedEmail) {
    int at = foldedEmail.indexOf('@');
    if (at < 0 || personByEmail.containsKey(foldedEmail)) {
      return Optional.ofNullable(personByEmail.get(foldedEmail));
    }
    return Optional.of(foldedEmail.substring(at + 1))
        .filter(domains::contains)
        .flatMap(domain -> personByHandle(foldedEmail.substring(0, at)));
  }

  /** The only person with a handle or an id, by its folded form. */
  public Optional<String> personByHandle(String foldedHandle) {
    return Optional.ofNullable(personByHandle.get(foldedHandle)).filter(id -> !id.isEmpty());
  }

  /** The given name of a person. */
  public Optional<String> givenName(String personId) {
    return Optional.ofNullable(givenNames.get(personId));
  }

  /** The person with a phone number, by {@link #phoneKey}. */
  public Optional<String> personByPhone(String number) {
    return Optional.ofNullable(personByPhone.get(phoneKey(number)));
  }

  /**
   * The commonest regions of the people's locales, such as US and DE, the commonest first, at most
   * 16.
   */
  public Set<String> regions() {
    return regions;
  }

  /** True for a person who asked to be forgotten. */
  public boolean isErased(String personId) {
    return erased.contains(personId);
  }

  /** True when anybody asked to be forgotten. */
  public boolean hasErased() {
    return !erased.isEmpty();
  }

  private void addHandle(String handle, String id) {
    personByHandle.merge(
        Characters.fold(handle.trim()), id, (one, other) -> one.equals(other) ? one : "");
  }

  private static Set<String> commonest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_REGIONS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The last nine digits of a number: enough to tell people apart, without trunk prefixes. */
  static String phoneKey(String number) {
    StringBuilder digits = new StringBuilder();
    number.chars().filter(unit -> unit >= '0' && unit <= '9').forEach(d -> digits.append((char) d));
    return digits.length() <= 9 ? digits.toString() : digits.substring(digits.length() - 9);
  }

  /** The forms of the people's names, handles and ids. */
  RosterTrie trie() {
    return trie;
  }

  private void register(Person person) {
    String id = person.getPersonId();
    for (String email : RosterForms.emails(person)) {
      personByEmail.putIfAbsent(email, id);
      domains.add(email.substring(email.indexOf('@') + 1));
    }
    if (person.getGivenName() != null && !person.getGivenName().trim().isEmpty()) {
      givenNames.put(id, person.getGivenName().trim());
    }
    addHandle(id, id);
    person.getHandles().forEach(handle -> addHandle(handle, id));
    if (person.getPhone() != null && phoneKey(person.getPhone()).length() >= 7) {
      personByPhone.putIfAbsent(phoneKey(person.getPhone()), id);
    }
    if (person.getLocale() != null) {
      String region = Locale.forLanguageTag(person.getLocale()).getCountry();
      if (!region.isEmpty() && Characters.isAsciiLetter(region.charAt(0))) {
        regionCounts.merge(region, 1, Integer::sum);
      }
    }
    if (person.getErased()) {
      erased.add(id);
    }
  }
}
