package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Gender;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * What one made-up person consists of, each part a function of the tenant's key and the real one. A
 * person keeps script and usual gender of the real name.
 */
final class IdentitySource {
  private static final int MOST_CANDIDATES = 200;
  private static final String SUFFIX_UNITS = "bcdfghjkmnpqrstvwxz0123456789";
  private static final int SUFFIX_LENGTH = 8;

  private final Surrogates surrogates;
  private final Kind kind;
  private final String key;
  private final String realName;

  /** Whom a key tells. */
  enum Kind {
    /** Somebody of the roster, by person id. */
    PERSON,
    /** Anybody else, by folded name, handle or address. */
    STRANGER;

    private final String label = name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param key person id, or what a text calls a stranger, folded
   * @param realName the real name as far as it is known; empty when it is not
   */
  IdentitySource(Surrogates surrogates, Kind kind, String key, String realName) {
    this.surrogates = surrogates;
    this.kind = kind;
    this.key = key;
    this.realName = realName;
  }

  String id() {
    return kind == Kind.PERSON
        ? surrogates.personId(key)
        : surrogates.pseudonym('p', kind.label, key);
  }

  /** A digit and seven letters and digits that make no word. */
  String suffix() {
    String suffix = "";
    for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
      suffix = suffix(surrogates.key().digest("suffix-" + kind.label, candidate + "\n" + key));
      if (!surrogates.roster().knowsWord(suffix)) {
        break;
      }
    }
    return suffix;
  }

  /** A number that nobody of the roster has. */
  String phone() {
    String phone = "";
    for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
      phone = surrogates.reserved().phone(candidate + kind.label + "\n" + key);
      if (surrogates.roster().personByPhone(phone).isEmpty()) {
        break;
      }
    }
    return phone;
  }

  /**
   * The name in Latin letters: that in the real name's script, romanised where vowels are written.
   */
  SurrogateName latinName(int attempt) {
    UnicodeScript script = script();
    boolean vowelless = script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW;
    return name(vowelless ? UnicodeScript.LATIN : script, attempt).romanised();
  }

  private UnicodeScript script() {
    return realName.isEmpty() ? UnicodeScript.LATIN : UnicodeScript.of(realName.codePointAt(0));
  }

  /**
   * The name in a script.
   *
   * @param attempt which of the names the person may have, from 0
   */
  SurrogateName name(UnicodeScript script, int attempt) {
    NamePool pool = NamePool.of(script);
    Gender gender = Gender.of(realName);
    int left = attempt;
    for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
      SurrogateName name = candidate(pool, gender, candidate);
      if (isFree(name) && left-- == 0) {
        return name;
      }
    }
    // A roster that holds almost all of the pools: names without meaning are still free.
    byte[] digest = surrogates.key().digest("suffix", kind.label + "\n" + attempt + "\n" + key);
    return new SurrogateName("Q" + suffix(digest), "Z" + suffix(digest));
  }

  private SurrogateName candidate(NamePool pool, Gender gender, int candidate) {
    String drawn = pool.script() + "\n" + candidate + "\n" + key;
    ByteBuffer bytes = ByteBuffer.wrap(surrogates.key().digest("identity-" + kind.label, drawn));
    return new SurrogateName(
        pick(pool.given(gender), bytes.getInt()), pick(pool.family(gender), bytes.getInt()));
  }

  private boolean isFree(SurrogateName name) {
    SurrogateName latin = name.romanised();
    return surrogates.names().isFree(name.given())
        && surrogates.names().isFree(name.family())
        && surrogates.names().isFree(latin.given())
        && surrogates.names().isFree(latin.family())
        && (kind == Kind.PERSON || !(isSaid(key, name.given()) || isSaid(key, name.family())));
  }

  private static String pick(List<String> names, int number) {
    return names.get(Math.floorMod(number, names.size()));
  }

  private static String suffix(byte[] digest) {
    long bits = ByteBuffer.wrap(digest).getLong();
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
}
