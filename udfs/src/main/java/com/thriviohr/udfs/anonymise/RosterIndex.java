package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every form by which a text can mean a person of one tenant, found by its first word. Immutable
 * after construction and shared by all subtasks of a JVM.
 */
public final class RosterIndex {
  private final Map<String, List<RosterForm>> formsByFirstWord = new HashMap<>();

  /**
   * @param people the people of one tenant
   */
  public RosterIndex(Collection<Person> people) {
    Map<String, RosterForm> forms = new HashMap<>();
    people.forEach(person -> addForms(person, forms));
    for (RosterForm form : forms.values()) {
      formsByFirstWord.computeIfAbsent(form.firstWord(), w -> new ArrayList<>(2)).add(form);
    }
    Comparator<RosterForm> longestFirst = Comparator.comparingInt(form -> -form.text().length());
    formsByFirstWord.values().forEach(list -> list.sort(longestFirst));
  }

  /** The forms that begin with a folded word, longest first. */
  List<RosterForm> startingWith(String foldedWord) {
    return formsByFirstWord.getOrDefault(foldedWord, List.of());
  }

  private static void addForms(Person person, Map<String, RosterForm> forms) {
    String id = person.getPersonId();
    String given = person.getGivenName();
    String family = person.getFamilyName();
    if (given != null && family != null) {
      add(forms, given + " " + family, id, NameForm.FULL);
      add(forms, family + ", " + given, id, NameForm.LAST_FIRST);
      add(forms, family + " " + given, id, NameForm.LAST_FIRST);
      add(forms, given.charAt(0) + ". " + family, id, NameForm.INITIAL_FAMILY);
      add(forms, given.charAt(0) + " " + family, id, NameForm.INITIAL_FAMILY);
    }
    add(forms, given, id, NameForm.GIVEN);
    add(forms, family, id, NameForm.FAMILY);
    person.getNicknames().forEach(nickname -> addNickname(person, nickname, forms));
    person.getHandles().forEach(handle -> addHandle(forms, handle, id));
    for (String email : person.getEmails()) {
      add(forms, email, id, NameForm.EMAIL);
      addHandle(forms, email.substring(0, Math.max(0, email.indexOf('@'))), id);
    }
    add(forms, person.getPhone(), id, NameForm.PHONE);
    add(forms, id, id, NameForm.ID);
  }

  private static void addNickname(Person person, String nickname, Map<String, RosterForm> forms) {
    add(forms, nickname, person.getPersonId(), NameForm.GIVEN);
    if (person.getFamilyName() != null) {
      add(forms, nickname + " " + person.getFamilyName(), person.getPersonId(), NameForm.FULL);
    }
  }

  /** People shorten {@code |trey|} to trey: the handle without its decoration counts as well. */
  private static void addHandle(Map<String, RosterForm> forms, String handle, String id) {
    add(forms, handle, id, NameForm.HANDLE);
    int start = 0;
    int end = handle.length();
    while (start < end && !Folding.isWord(handle.charAt(start))) {
      start++;
    }
    while (end > start && !Folding.isWord(handle.charAt(end - 1))) {
      end--;
    }
    if (end - start > RosterForm.SHORT && end - start < handle.length()) {
      add(forms, handle.substring(start, end), id, NameForm.HANDLE);
    }
  }

  private static void add(Map<String, RosterForm> forms, String text, String id, NameForm kind) {
    if (text == null || text.isBlank()) {
      return;
    }
    String folded = Folding.fold(Folding.normalise(text)).strip();
    RosterForm known = forms.get(folded);
    if (known != null) {
      known.add(id);
    } else if (RosterForm.hasWord(folded)) {
      forms.put(folded, new RosterForm(folded, id, kind));
    }
  }
}
