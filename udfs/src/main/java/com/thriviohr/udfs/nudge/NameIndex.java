package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names of a tenant's roster in a text. Case, accents and hyphens make no difference. */
final class NameIndex {
  private static final Pattern TOKEN = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int LONGEST_IDEOGRAPHIC_NAME = 4;

  private final Roster roster;
  private final OrdinaryWords ordinaryWords;
  private final Map<String, Set<String>> namesByTenant = new HashMap<>();

  NameIndex(Roster roster, OrdinaryWords ordinaryWords) {
    this.roster = roster;
    this.ordinaryWords = ordinaryWords;
  }

  /** True when a capitalised word, or one of a script without case, is a name of the roster. */
  boolean findsName(String tenantId, String text) {
    Set<String> names = namesByTenant.computeIfAbsent(tenantId, this::names);
    Matcher tokens = TOKEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
    while (tokens.find()) {
      String token = tokens.group();
      int first = token.codePointAt(0);
      if (Character.isIdeographic(first) ? holdsName(token, names) : isName(token, first, names)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String token, int first, Set<String> names) {
    return !Character.isLowerCase(first) && names.contains(fold(token));
  }

  /** Scripts without spaces: every run of two to four ideographs may be a name. */
  private static boolean holdsName(String token, Set<String> names) {
    for (int start = 0; start < token.length(); start++) {
      int last = Math.min(token.length(), start + LONGEST_IDEOGRAPHIC_NAME);
      for (int end = start + 2; end <= last; end++) {
        if (names.contains(token.substring(start, end))) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<String> names(String tenantId) {
    Set<String> names = new HashSet<>();
    for (Person person : roster.people(tenantId)) {
      String given = person.getGivenName() == null ? "" : person.getGivenName().strip();
      String family = person.getFamilyName() == null ? "" : person.getFamilyName().strip();
      add(given, names);
      add(family, names);
      if (!family.isEmpty() && Character.isIdeographic(family.codePointAt(0))) {
        names.add(fold(family + given));
      }
    }
    return names;
  }

  private void add(String name, Set<String> names) {
    Matcher tokens = TOKEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC));
    while (tokens.find()) {
      String folded = fold(tokens.group());
      boolean particle = tokens.start() > 0 && isLower(tokens.group());
      if (folded.length() > 1 && !particle && !ordinaryWords.contains(folded)) {
        names.add(folded);
      }
    }
  }

  private static boolean isLower(String token) {
    return Character.isLowerCase(token.codePointAt(0));
  }

  private static String fold(String token) {
    String decomposed = Normalizer.normalize(token, Normalizer.Form.NFD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
