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
  private static final int PSEUDONYM_BODY = 12;

  private final TenantKey key;
  private final RosterIndex roster;
  private final SurrogateMark mark;
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
    this.mark = new SurrogateMark(key);
    this.names = new SurrogateNames(roster, mark);
    this.reserved = new ReservedNumbers(key, mark);
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
   * Pseudonym of an id: a letter, a dash and 16 hex digits, of which the last four prove it. The
   * first is a letter and the second is none: neither an amount nor an IBAN begins so.
   */
  public String pseudonym(char letter, String kind, String id) {
    byte[] digest = key.digest(kind, id);
    char first = (char) ('a' + Math.floorMod(digest[0], 6));
    int second = Math.floorMod(digest[1], 10);
    String body = "" + first + second + hex(digest, PSEUDONYM_BODY / 2).substring(2);
    return letter + "-" + body + mark.seal(body);
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
      String suffix = mark.suffix(given, bytes.getLong());
      Identity identity = new Identity(given, family, id, suffix, () -> phone(cacheKey));
      boolean named =
          names.admits(given)
              && names.admits(family)
              && (kind.equals("person") || !(isSaid(name, given) || isSaid(name, family)));
      if (named && names.isFree(identity.handle()) && names.isFree(suffix)) {
        return identity;
      }
    }
    // A roster that holds almost all of the pools: names without meaning are still free.
    long bits = ByteBuffer.wrap(key.digest("suffix", cacheKey)).getLong();
    String given = "Q" + mark.suffix("q", bits);
    String suffix = mark.suffix(given, bits);
    return new Identity(given, "Z" + mark.suffix("z", bits), id, suffix, () -> phone(cacheKey));
  }

  /** True when a stranger's folded name holds a word: nobody gets their own name. */
  private static boolean isSaid(String folded, String word) {
    return (" " + folded.replaceAll("[^\\p{L}\\p{N}]+", " ") + " ")
        .contains(" " + Characters.fold(word) + " ");
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

  private static String hex(byte[] bytes, int count) {
    StringBuilder hex = new StringBuilder(count * 2);
    for (int i = 0; i < count; i++) {
      hex.append(Character.forDigit((bytes[i] >> 4) & 15, 16));
      hex.append(Character.forDigit(bytes[i] & 15, 16));
    }
    return hex.toString();
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
