package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What stands in one message instead of its entities. */
public final class Replacements {
  private static final int SHOWN = 4;
  private static final int LEAST_MASKED = 6;
  private static final int MOST_NAMES = 100;

  private final Surrogates surrogates;
  private final String authorId;
  private final Map<String, String> bearers = new HashMap<>();
  private final Map<String, Identity> renamed = new HashMap<>();

  /**
   * @param surrogates of the message's tenant
   * @param authorId person id of the author, by which dates of nobody in particular move
   */
  public Replacements(Surrogates surrogates, String authorId) {
    this.surrogates = surrogates;
    this.authorId = authorId;
  }

  /** {@code [PERSON]}: without a number, since a message's numbers would mislead in its thread. */
  public String tag(Entity entity) {
    return "[" + entity.type() + "]";
  }

  /** Stars for letters and digits; the last four stay where six or more go. */
  public String masked(String matched) {
    long total = matched.codePoints().filter(Character::isLetterOrDigit).count();
    long hidden = total >= SHOWN + LEAST_MASKED ? total - SHOWN : total;
    StringBuilder masked = new StringBuilder(matched.length());
    for (int i = 0; i < matched.length(); i += Character.charCount(matched.codePointAt(i))) {
      int point = matched.codePointAt(i);
      boolean hide = Character.isLetterOrDigit(point) && hidden-- > 0;
      masked.appendCodePoint(hide ? '*' : point);
    }
    return masked.toString();
  }

  /** The date moved by the person's days, or the author's; a tag for what is no whole date. */
  public String shifted(Entity entity, String matched) {
    int days = surrogates.days(entity.personId().orElse(authorId));
    return DateShift.shift(matched, days).orElseGet(() -> tag(entity));
  }

  /**
   * A made-up value of the same kind; the type's name for what has none.
   *
   * @param matched the entity's text
   * @param name the mention that names the entity best; the matched text itself for most
   */
  public String surrogate(Entity entity, String matched, String name) {
    switch (entity.type()) {
      case EntityTypes.PERSON:
        return likeCase(
            matched, named(identity(entity, inOrder(name))).inForm(entity.form(), script(matched)));
      case EntityTypes.USERNAME:
        return username(entity, matched);
      case EntityTypes.EMPLOYEE_ID:
        return (matched.startsWith("@") ? "@" : "") + identity(entity, matched).id();
      case EntityTypes.EMAIL_ADDRESS:
        return identity(entity, matched).email();
      case EntityTypes.PHONE_NUMBER:
        return identity(entity, matched).phone();
      case EntityTypes.URL:
        return "https://example.com/"
            + entity.personId().map(surrogates::person).map(Identity::handle).orElse("");
      case EntityTypes.DOMAIN_NAME:
        return "example.com";
      case EntityTypes.IP_ADDRESS:
        return surrogates.reserved().ipAddress(key(matched));
      case EntityTypes.MAC_ADDRESS:
        return surrogates.reserved().macAddress(key(matched));
      default:
        return tag(entity);
    }
  }

  private Identity identity(Entity entity, String matched) {
    return entity
        .personId()
        .map(surrogates::person)
        .orElseGet(() -> surrogates.stranger(key(matched)));
  }

  /** The identity, under a given name that nobody else of this text has. */
  private Identity named(Identity identity) {
    Identity named = renamed.getOrDefault(identity.id(), identity);
    for (int other = 0; other < MOST_NAMES && isTaken(named); other++) {
      named = named.renamed();
      renamed.put(named.id(), named);
    }
    return named;
  }

  private boolean isTaken(Identity identity) {
    return !identity.id().equals(bearers.computeIfAbsent(identity.given(), n -> identity.id()));
  }

  private String username(Entity entity, String matched) {
    int at = matched.indexOf('@');
    int label = matched.indexOf('|');
    String handle = matched.substring(at == 0 ? 1 : 0, label < 0 ? matched.length() : label);
    String surrogate = identity(entity, handle).handle();
    if (at > 0) {
      return surrogate + "@host.example";
    }
    return at == 0 ? "@" + surrogate : surrogate;
  }

  /** "Byron, Ada" as "Ada Byron". */
  private static String inOrder(String name) {
    int comma = name.indexOf(',');
    return comma < 0 ? name : name.substring(comma + 1).trim() + " " + name.substring(0, comma);
  }

  /** The script of the first letter. */
  private static UnicodeScript script(String matched) {
    int at = 0;
    while (at < matched.length() && !Character.isLetter(matched.codePointAt(at))) {
      at += Character.charCount(matched.codePointAt(at));
    }
    return at < matched.length() ? UnicodeScript.of(matched.codePointAt(at)) : UnicodeScript.LATIN;
  }

  private static String key(String matched) {
    return Characters.fold(matched.trim());
  }

  /** All capitals and all lower case are kept. */
  private static String likeCase(String matched, String surrogate) {
    boolean upper = false;
    boolean lower = false;
    int letters = 0;
    for (int i = 0; i < matched.length(); i++) {
      upper |= Character.isUpperCase(matched.charAt(i));
      lower |= Character.isLowerCase(matched.charAt(i));
      letters += Character.isLetter(matched.charAt(i)) ? 1 : 0;
    }
    if (upper && !lower && letters > 1) {
      return surrogate.toUpperCase(Locale.ROOT);
    }
    return lower && !upper ? surrogate.toLowerCase(Locale.ROOT) : surrogate;
  }
}
