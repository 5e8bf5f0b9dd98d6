package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Romanisation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects every form in which a text may write the people of one tenant. */
final class RosterForms {
  private final Map<String, RosterForm> forms = new LinkedHashMap<>();

  Collection<RosterForm> all() {
    return forms.values();
  }

  void add(Person person) {
    String id = person.getPersonId();
    names(person, id);
    romanised(person, id);
    person.getHandles().forEach(handle -> exact(NameForm.HANDLE, handle, id));
    person.getEmails().forEach(email -> exact(NameForm.HANDLE, localPart(email), id));
    exact(NameForm.ID, id, id);
  }

  private void names(Person person, String id) {
    Set<String> given = NameSpellings.of(person.getGivenName());
    List<String> abbreviated = abbreviated(given);
    given.addAll(firstOfSeveral(given));
    person.getNicknames().forEach(nickname -> given.addAll(NameSpellings.of(nickname)));
    given.addAll(abbreviated);
    Set<String> family = NameSpellings.of(person.getFamilyName());
    given.forEach(name -> words(NameForm.GIVEN, name, id));
    family.forEach(name -> words(NameForm.FAMILY, name, id));
    for (String last : family) {
      given.forEach(first -> fullNames(first, last, id));
      for (String part : NameSpellings.parts(last)) {
        familyPart(part, id);
        given.forEach(first -> fullNames(first, part, id));
      }
    }
  }

  /** Both names in the same scheme: mixtures are rare, and would be many. */
  private void romanised(Person person, String id) {
    List<String> given = Romanisation.of(nameOf(person.getGivenName()));
    List<String> family = Romanisation.of(nameOf(person.getFamilyName()));
    given.forEach(name -> words(NameForm.GIVEN, name, id));
    family.forEach(name -> words(NameForm.FAMILY, name, id));
    for (int scheme = 0; scheme < Math.max(given.size(), family.size()); scheme++) {
      if (!given.isEmpty() && !family.isEmpty()) {
        fullNames(ofScheme(given, scheme), ofScheme(family, scheme), id);
      }
    }
  }

  private static String ofScheme(List<String> names, int scheme) {
    return names.get(Math.min(scheme, names.size() - 1));
  }

  private static String nameOf(String name) {
    return name == null ? "" : name.trim();
  }

  private static List<String> abbreviated(Set<String> given) {
    List<String> abbreviated = new ArrayList<>();
    given.forEach(name -> abbreviated.addAll(NameSpellings.abbreviated(name)));
    return abbreviated;
  }

  /** "maria" of "maria jose". */
  private static List<String> firstOfSeveral(Set<String> given) {
    List<String> first = new ArrayList<>();
    for (String name : given) {
      List<String> words = RosterForm.words(name);
      if (words.size() > 1) {
        first.add(words.get(0));
      }
    }
    return first;
  }

  /** "Müller" of "Müller-Lüdenscheidt", when it is a name and no word. */
  private void familyPart(String part, String id) {
    if (!new RosterForm(NameForm.FAMILY, "", List.of(part)).isOrdinary()) {
      words(NameForm.FAMILY, part, id);
    }
  }

  private void fullNames(String given, String family, String id) {
    words(NameForm.FULL, given + " " + family, id);
    words(NameForm.FAMILY_GIVEN, family + " " + given, id);
    List<String> parts = RosterForm.words(given);
    if (parts.isEmpty()) {
      return;
    }
    char initial = parts.get(0).charAt(0);
    words(NameForm.INITIAL_FAMILY, initial + " " + family, id);
    words(NameForm.GIVEN_INITIAL, given + " " + family.charAt(0), id);
    words(NameForm.INITIALS, initial + " " + family.charAt(0), id);
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
    boolean name = forms.containsKey(key(NameForm.FULL, "", words));
    if (form == NameForm.HANDLE && words.size() > 1 && !name) {
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

  private static String localPart(String email) {
    int at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }

  /** The folded addresses of a person. */
  static Set<String> emails(Person person) {
    Set<String> emails = new LinkedHashSet<>();
    person.getEmails().forEach(email -> emails.add(Characters.fold(email.trim())));
    return emails;
  }
}
