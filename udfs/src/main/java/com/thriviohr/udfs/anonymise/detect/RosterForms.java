package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects every form in which a text may write the people of one tenant. */
final class RosterForms {
  private static final String[][] SPELLINGS = {
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"ø", "oe"}, {"å", "aa"}, {"æ", "ae"}
  };

  private final Map<String, RosterForm> forms = new LinkedHashMap<>();

  Collection<RosterForm> all() {
    return forms.values();
  }

  void add(Person person) {
    String id = person.getPersonId();
    person.getHandles().forEach(handle -> exact(NameForm.HANDLE, handle, id));
    person.getEmails().forEach(email -> exact(NameForm.HANDLE, localPart(email), id));
    exact(NameForm.ID, id, id);
    Set<String> given = spellings(person.getGivenName());
    Set<String> family = spellings(person.getFamilyName());
    given.forEach(name -> words(NameForm.GIVEN, name, id));
    family.forEach(name -> words(NameForm.FAMILY, name, id));
    for (String nickname : person.getNicknames()) {
      spellings(nickname).forEach(name -> words(NameForm.GIVEN, name, id));
      given.addAll(spellings(nickname));
    }
    for (String last : family) {
      given.forEach(first -> fullNames(first, last, id));
    }
  }

  private void fullNames(String given, String family, String id) {
    words(NameForm.FULL, given + " " + family, id);
    words(NameForm.FAMILY_GIVEN, family + " " + given, id);
    List<String> parts = RosterForm.words(given);
    if (parts.isEmpty()) {
      return;
    }
    words(NameForm.INITIAL_FAMILY, parts.get(0).charAt(0) + " " + family, id);
    if (parts.size() > 1) {
      words(NameForm.FULL, parts.get(0) + " " + family, id);
      words(NameForm.FAMILY_GIVEN, family + " " + parts.get(0), id);
      words(NameForm.GIVEN, parts.get(0), id);
    }
  }

  private void words(NameForm form, String folded, String id) {
    put(form, "", RosterForm.words(folded), id);
  }

  private void exact(NameForm form, String text, String id) {
    String folded = Characters.fold(text.trim());
    List<String> words = RosterForm.words(folded);
    // An id that is also a handle is a handle.
    if (form == NameForm.ID && forms.containsKey(key(NameForm.HANDLE, folded, words))) {
      return;
    }
    put(form, folded, words, id);
    if (form == NameForm.HANDLE && words.size() > 1) {
      // People write lozada_sama as lozada-sama and "lozada sama".
      put(form, "", words, id);
    }
  }

  private void put(NameForm form, String surface, List<String> words, String id) {
    if (!words.isEmpty()) {
      forms
          .computeIfAbsent(key(form, surface, words), key -> new RosterForm(form, surface, words))
          .add(id);
    }
  }

  private static String key(NameForm form, String surface, List<String> words) {
    return form + "\n" + surface + "\n" + String.join(" ", words);
  }

  /** The folded name, and the same with umlauts written out. */
  private static Set<String> spellings(String name) {
    Set<String> spellings = new LinkedHashSet<>();
    if (name == null || name.trim().isEmpty()) {
      return spellings;
    }
    String lower = name.trim().toLowerCase(Locale.ROOT);
    spellings.add(Characters.fold(lower));
    for (String[] spelling : SPELLINGS) {
      lower = lower.replace(spelling[0], spelling[1]);
    }
    spellings.add(Characters.fold(lower));
    return spellings;
  }

  private static String localPart(String email) {
    int at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }

  /** The folded addresses of a person. */
  static List<String> emails(Person person) {
    List<String> emails = new ArrayList<>();
    person.getEmails().forEach(email -> emails.add(Characters.fold(email.trim())));
    return emails;
  }
}
