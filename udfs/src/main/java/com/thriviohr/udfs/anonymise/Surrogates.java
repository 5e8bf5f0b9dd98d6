package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.Person;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stand-ins for one tenant. A person keeps one identity over all forms, messages, runs and
 * machines, for as long as the tenant's key lives; under another key it is another one.
 *
 * <p>Two people may share a stand-in name, as people do; handles, e-mails and ids hold 40 bits of
 * the HMAC and stay apart.
 */
final class Surrogates {
  private static final int CACHED = 10_000;

  private final Hmac hmac;
  private final List<String> givenNames;
  private final List<String> familyNames;
  private final Map<String, SurrogateIdentity> cache = new HashMap<>();

  Surrogates(Hmac hmac, Set<String> rosterNames) {
    this.hmac = hmac;
    this.givenNames = without(rosterNames, WordList.read("surrogate-given-names.txt"));
    this.familyNames = without(rosterNames, WordList.read("surrogate-family-names.txt"));
  }

  /** The folded words of all names of a roster; a stand-in is never one of them. */
  static Set<String> nameWords(Collection<Person> people) {
    return people.stream()
        .flatMap(
            p ->
                Stream.of(
                    p.getGivenName(),
                    p.getFamilyName(),
                    String.join(" ", p.getNicknames()),
                    String.join(" ", p.getHandles())))
        .filter(Objects::nonNull)
        .flatMap(name -> Arrays.stream(Folding.fold(name).split("[^\\p{L}]+")))
        .collect(Collectors.toSet());
  }

  /** What replaces a finding. */
  String replace(Entity entity, String original) {
    if (entity.personKey().isPresent()) {
      String surrogate = identity(entity.personKey().get()).in(entity.form());
      return inCaseOf(original, surrogate, entity.form());
    }
    String hash = hmac.hex(entity.type().name(), Folding.fold(original), 10);
    switch (entity.type()) {
      case EMAIL_ADDRESS:
        return "user-" + hash + "@example.com";
      case USERNAME:
        return "user-" + hash.substring(0, 6);
      case PHONE_NUMBER:
        return SurrogateIdentity.phone(Integer.parseInt(hash.substring(0, 4), 16));
      case URL:
        return "https://example.com/" + hash.substring(0, 6);
      case IP_ADDRESS:
        return "192.0.2." + Integer.parseInt(hash.substring(0, 2), 16);
      default:
        return "[" + entity.type() + "]";
    }
  }

  /** A pseudonym for an id that is not shown in texts, such as a thread's. */
  String id(String kind, String value) {
    return kind + "-" + hmac.hex(kind, value, 16);
  }

  private SurrogateIdentity identity(String personKey) {
    if (cache.size() >= CACHED) {
      cache.clear();
    }
    return cache.computeIfAbsent(personKey, this::makeIdentity);
  }

  private SurrogateIdentity makeIdentity(String personKey) {
    ByteBuffer bytes = ByteBuffer.wrap(hmac.digest("person", personKey));
    String given = givenNames.get(Math.floorMod(bytes.getInt(), givenNames.size()));
    String family = familyNames.get(Math.floorMod(bytes.getInt(), familyNames.size()));
    int number = Math.floorMod(bytes.getInt(), 10_000);
    return new SurrogateIdentity(given, family, hmac.hex("person-id", personKey, 10), number);
  }

  private static String inCaseOf(String original, String surrogate, NameForm form) {
    boolean name = form != NameForm.EMAIL && form != NameForm.PHONE && form != NameForm.ID;
    if (name && original.equals(original.toLowerCase(Locale.ROOT))) {
      return surrogate.toLowerCase(Locale.ROOT);
    }
    boolean shouting = original.length() > 1 && original.equals(original.toUpperCase(Locale.ROOT));
    return name && shouting ? surrogate.toUpperCase(Locale.ROOT) : surrogate;
  }

  private static List<String> without(Set<String> rosterNames, List<String> pool) {
    List<String> left =
        pool.stream()
            .filter(name -> !rosterNames.contains(Folding.fold(name)))
            .collect(Collectors.toList());
    return left.isEmpty() ? List.of("Colleague") : left;
  }
}
