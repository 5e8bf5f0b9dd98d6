package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks once more at what is about to be written, by other means than the detectors: words of the
 * text against the words of the roster, and runs of digits against the checksums. Names of the kind
 * of hit, never the hit.
 */
public final class LeakAudit {
  private static final int SHORT = 2;

  private final Roster roster;
  private final Map<String, Map<String, List<String[]>>> phrasesByTenant = new HashMap<>();

  /**
   * @param roster the people of all tenants
   */
  public LeakAudit(Roster roster) {
    this.roster = roster;
  }

  /**
   * @return the kind of the first leak, such as LEAK_ROSTER, or empty when the text is clean
   */
  public Optional<String> leak(String tenantId, String text) {
    List<String> words = words(text);
    if (holdsRosterPhrase(tenantId, words)) {
      return Optional.of("LEAK_ROSTER");
    }
    return numberLeak(text);
  }

  private boolean holdsRosterPhrase(String tenantId, List<String> words) {
    Map<String, List<String[]>> phrases =
        phrasesByTenant.computeIfAbsent(tenantId, id -> index(roster.people(id)));
    for (int at = 0; at < words.size(); at++) {
      for (String[] phrase : phrases.getOrDefault(words.get(at), List.of())) {
        if (startsAt(words, at, phrase)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsAt(List<String> words, int at, String[] phrase) {
    if (at + phrase.length > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.length; i++) {
      if (!words.get(at + i).equals(phrase[i])) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<String[]>> index(Collection<Person> people) {
    Map<String, List<String[]>> phrases = new HashMap<>();
    for (Person person : people) {
      add(phrases, person.getGivenName());
      add(phrases, person.getFamilyName());
      add(phrases, person.getPhone());
      add(phrases, person.getPersonId());
      person.getNicknames().forEach(nickname -> add(phrases, nickname));
      person.getHandles().forEach(handle -> add(phrases, handle));
      person.getEmails().forEach(email -> add(phrases, email));
    }
    return phrases;
  }

  private static void add(Map<String, List<String[]>> phrases, String text) {
    if (text == null) {
      return;
    }
    List<String> words = words(text);
    boolean telling =
        words.size() > 1
            || (words.size() == 1
                && words.get(0).length() > SHORT
                && !WordList.isOrdinary(words.get(0))
                && !words.get(0).chars().allMatch(Character::isDigit));
    if (telling && words.stream().mapToInt(String::length).sum() > SHORT) {
      phrases
          .computeIfAbsent(words.get(0), w -> new ArrayList<>(2))
          .add(words.toArray(new String[0]));
    }
  }

  private static List<String> words(String text) {
    String folded = Folding.fold(Folding.normalise(text));
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inWord = i < folded.length() && Folding.isWord(folded.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(folded.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static Optional<String> numberLeak(String text) {
    String compact = text.replace(" ", "").replace("-", "");
    for (int start = 0; start < compact.length(); start++) {
      if (!Folding.isWord(compact.charAt(start))
          || (start > 0 && Folding.isWord(compact.charAt(start - 1)))) {
        continue;
      }
      int end = start;
      while (end < compact.length() && Folding.isWord(compact.charAt(end))) {
        end++;
      }
      String run = compact.substring(start, end);
      if (run.chars().allMatch(c -> c >= '0' && c <= '9') && Checksums.isCard(run)) {
        return Optional.of("LEAK_CREDIT_CARD");
      }
      if (run.length() >= 15 && run.length() <= 34 && Checksums.isIban(run)) {
        return Optional.of("LEAK_IBAN_CODE");
      }
    }
    return Optional.empty();
  }
}
