package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.NameForm;
import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * A made-up person: every form of a real one turns into the same form of this one. What it is
 * called is made when it is asked for. Not thread-safe.
 */
public final class Identity {
  private final IdentitySource source;
  private final int attempt;
  private final String id;
  private String suffix;
  private SurrogateName name;
  private String phone;

  Identity(IdentitySource source) {
    this(source, 0, source.id());
  }

  private Identity(IdentitySource source, int attempt, String id) {
    this.source = source;
    this.attempt = attempt;
    this.id = id;
  }

  /** The same person under another name, for a text in which somebody else has this one. */
  Identity renamed() {
    return new Identity(source, attempt + 1, id);
  }

  /** Pseudonym of the person id, {@code p-} and 16 hex digits. */
  public String id() {
    return id;
  }

  /** The given name in Latin letters. */
  String given() {
    return latin().given();
  }

  /** Chat handle without at sign. */
  public String handle() {
    return (latin().given() + suffix()).toLowerCase(Locale.ROOT);
  }

  /** Address at a domain reserved for documentation (RFC 2606). */
  public String email() {
    String local = latin().given() + "." + latin().family() + "." + suffix();
    return local.toLowerCase(Locale.ROOT) + "@example.com";
  }

  /** Number in a range reserved for fiction. */
  public String phone() {
    if (phone == null) {
      phone = source.phone();
    }
    return phone;
  }

  /** The name in a form and a script, or the handle. */
  public String inForm(NameForm form, UnicodeScript script) {
    switch (form) {
      case HANDLE:
        return handle();
      case ID:
        return id;
      default:
        return (script == UnicodeScript.LATIN ? latin() : source.name(script, attempt))
            .inForm(form);
    }
  }

  private String suffix() {
    if (suffix == null) {
      suffix = source.suffix();
    }
    return suffix;
  }

  private SurrogateName latin() {
    if (name == null) {
      name = source.latinName(attempt);
    }
    return name;
  }
}
