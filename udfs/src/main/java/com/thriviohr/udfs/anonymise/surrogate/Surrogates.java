package com.thriviohr.udfs.anonymise.surrogate;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Identities and pseudonyms of one tenant, each a function of the tenant's key and the person, so
 * they are the same in every run. Not thread-safe.
 *
 * <p>Names are never words of the tenant's roster: a candidate that is one is passed over for the
 * next of the same person. Two people may share a name by chance (about n²/2 over the size of the
 * pools for n people). Handles (about 2^32 of them), e-mail addresses and ids keep them apart.
 */
public final class Surrogates {
  private static final int CACHED = 65_536;
  private static final int PSEUDONYM_DIGITS = 16;

  private final TenantKey key;
  private final RosterIndex roster;
  private final SurrogateNames names;
  private final ReservedNumbers reserved;
  private final Map<String, Identity> people = new Recent<>();
  private final Map<String, Identity> strangers = new Recent<>();
  private final Map<String, String> personIds = new Recent<>();
  private final Map<String, String> channels = new Recent<>();

  /**
   * @param key the tenant's key
   * @param roster whose names are never used
   */
  public Surrogates(TenantKey key, RosterIndex roster) {
    this.key = requireNonNull(key, "key");
    this.roster = requireNonNull(roster, "roster");
    this.names = new SurrogateNames(roster);
    this.reserved = new ReservedNumbers(key);
  }

  /** The identity of a person of the roster. */
  public Identity person(String personId) {
    return people.computeIfAbsent(
        personId, id -> identity(IdentitySource.Kind.PERSON, id, roster.givenName(id).orElse("")));
  }

  /** The identity behind a folded name, handle or address that no person of the roster owns. */
  public Identity stranger(String folded) {
    return strangers.computeIfAbsent(
        folded, name -> identity(IdentitySource.Kind.STRANGER, name, name));
  }

  /** Pseudonym of a person id, that of {@link #person}. */
  public String personId(String personId) {
    return personIds.computeIfAbsent(personId, id -> pseudonym('p', "person", id));
  }

  /** Pseudonym of a channel. */
  public String channel(String scopedId) {
    return channels.computeIfAbsent(scopedId, id -> pseudonym('c', "channel", id));
  }

  /**
   * Pseudonym of an id: a letter, a dash and 16 hex digits. The first is a letter and the second is
   * none: neither an amount nor an IBAN begins so.
   */
  public String pseudonym(char letter, String kind, String id) {
    byte[] digest = key.digest(kind, id);
    StringBuilder pseudonym = new StringBuilder(2 + PSEUDONYM_DIGITS).append(letter).append('-');
    pseudonym.append((char) ('a' + Math.floorMod(digest[0], 6)));
    pseudonym.append(Math.floorMod(digest[1], 10));
    for (int i = 2; i < PSEUDONYM_DIGITS; i++) {
      int digit = digest[i / 2 + 1] >> (i % 2 == 0 ? 4 : 0) & 15;
      pseudonym.append(Character.forDigit(digit, 16));
    }
    return pseudonym.toString();
  }

  /** Numbers and addresses that belong to nobody. */
  ReservedNumbers reserved() {
    return reserved;
  }

  /** Days by which dates of a person move: 1 to 182 in either direction. */
  int days(String personId) {
    int days = 1 + key.number("days", personId) % 182;
    return key.number("days-sign", personId) % 2 == 0 ? days : -days;
  }

  private Identity identity(IdentitySource.Kind kind, String key, String realName) {
    return new Identity(new IdentitySource(this, kind, key, realName));
  }

  TenantKey key() {
    return key;
  }

  RosterIndex roster() {
    return roster;
  }

  /** Which names of the pools nobody of the roster has. */
  SurrogateNames names() {
    return names;
  }

  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private Recent() {
      super(256, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > CACHED;
    }
  }
}
