package com.thriviohr.udfs.anonymise.surrogate;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.nio.ByteBuffer;
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
  private static final int MOST_CANDIDATES = 200;
  private static final int CACHED = 65_536;
  private static final String SUFFIX_UNITS = "bcdfghjkmnpqrstvwxz0123456789";
  private static final int SUFFIX_LENGTH = 8;
  private static final int PSEUDONYM_DIGITS = 16;

  private final TenantKey key;
  private final RosterIndex roster;
  private final SurrogateNames names;
  private final ReservedNumbers reserved;
  private final Map<String, Identity> identities = new Recent<>();
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
    return identities.computeIfAbsent("person\n" + personId, this::identity);
  }

  /** The identity behind a folded name, handle or address that no person of the roster owns. */
  public Identity stranger(String folded) {
    return identities.computeIfAbsent("stranger\n" + folded, this::identity);
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

  private Identity identity(String cacheKey) {
    int split = cacheKey.indexOf('\n');
    String kind = cacheKey.substring(0, split);
    String name = cacheKey.substring(split + 1);
    String id =
        kind.equals("person") ? pseudonym('p', "person", name) : pseudonym('p', "stranger", name);
    for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
      ByteBuffer bytes = ByteBuffer.wrap(key.digest("identity-" + kind, candidate + "\n" + name));
      String given = SurrogateNames.given(bytes.getInt());
      String family = SurrogateNames.family(bytes.getInt(), bytes.getInt());
      String suffix = suffix(bytes.getLong());
      Identity identity = new Identity(given, family, id, suffix, () -> phone(cacheKey));
      boolean named =
          names.isFree(given)
              && names.isFree(family)
              && (kind.equals("person") || !(isSaid(name, given) || isSaid(name, family)));
      if (named && names.isFree(identity.handle()) && names.isFree(suffix)) {
        return identity;
      }
    }
    // A roster that holds almost all of the pools: names without meaning are still free.
    long bits = ByteBuffer.wrap(key.digest("suffix", cacheKey)).getLong();
    String given = "Q" + suffix(bits);
    String suffix = suffix(bits);
    return new Identity(given, "Z" + suffix(~bits), id, suffix, () -> phone(cacheKey));
  }

  /** A digit and seven letters and digits that make no word. */
  private static String suffix(long bits) {
    StringBuilder suffix = new StringBuilder().append((char) ('2' + Math.floorMod(bits, 8)));
    long rest = bits >>> 3;
    while (suffix.length() < SUFFIX_LENGTH) {
      suffix.append(SUFFIX_UNITS.charAt((int) (rest % SUFFIX_UNITS.length())));
      rest /= SUFFIX_UNITS.length();
    }
    return suffix.toString();
  }

  /** True when a stranger's folded name holds a word: nobody gets their own name. */
  private static boolean isSaid(String folded, String word) {
    String said = Characters.fold(word);
    for (int at = folded.indexOf(said); at >= 0; at = folded.indexOf(said, at + 1)) {
      int end = at + said.length();
      boolean starts = at == 0 || !Characters.isWord(folded.charAt(at - 1));
      if (starts && (end == folded.length() || !Characters.isWord(folded.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A number that nobody of the roster has. Few messages need one, so it is made when asked for.
   */
  private String phone(String cacheKey) {
    String phone = "";
    for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
      phone = reserved.phone(candidate + cacheKey);
      if (roster.personByPhone(phone).isEmpty()) {
        break;
      }
    }
    return phone;
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
