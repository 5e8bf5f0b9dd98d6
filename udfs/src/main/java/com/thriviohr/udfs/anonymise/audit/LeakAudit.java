package com.thriviohr.udfs.anonymise.audit;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rescans a finished text for everything of one tenant's roster, and for cards, IBANs and e-mail
 * addresses outside of reserved domains. Shares no search code with the detectors. Says what kind
 * of leak it found and how often, never which. Immutable.
 *
 * <p>Single names and handles count from three letters on, and not when they are ordinary words. A
 * name that hangs on another name or an ordinary word counts, too: there markup was lost.
 */
public final class LeakAudit {
  private static final int SHORTEST_WORD = 3;
  private static final int SHORTEST_WELDED = 4;
  private static final int LEAST_COMMON = 3;
  private static final NameLexicon DICTIONARY = NameTagger.lexicon();
  private static final String TAG = "\\[[A-Z][A-Z_]*(_[0-9]+)?\\]";
  private static final Set<String> RESERVED = Set.of("example.com", "example.org", "example.net");

  private final Set<String> words = new HashSet<>();
  private final Set<String> handles = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();
  private final Set<String> emails = new HashSet<>();
  private final NumberAudit numbers;
  private int longestPhrase = 1;

  /**
   * @param people of one tenant
   */
  public LeakAudit(Collection<Person> people) {
    Set<String> phones = new HashSet<>();
    for (Person person : people) {
      String given = person.getGivenName() == null ? "" : person.getGivenName();
      String family = person.getFamilyName() == null ? "" : person.getFamilyName();
      name(given);
      name(family);
      person.getNicknames().forEach(this::name);
      if (!given.isEmpty() && !family.isEmpty()) {
        phrase(given + " " + family);
        phrase(family + " " + given);
      }
      person.getHandles().forEach(this::handle);
      handle(person.getPersonId());
      person.getEmails().forEach(email -> emails.add(FoldedWords.fold(email)));
      if (person.getPhone() != null && NumberAudit.phoneEnd(person.getPhone()).length() >= 9) {
        phones.add(NumberAudit.phoneEnd(person.getPhone()));
      }
    }
    this.numbers = new NumberAudit(phones);
  }

  /** Leaks by type; empty for a clean text. */
  public Map<String, Integer> leaks(String text) {
    Map<String, Integer> leaks = new TreeMap<>();
    // Brackets are also parts of handles, so what the anonymiser itself wrote goes first.
    String bare = text.indexOf('[') < 0 ? text : text.replaceAll(TAG, "\n");
    bare = bare.replace("https://example.com/", "\n").replace("host.example", "\n");
    String folded = FoldedWords.fold(bare);
    addresses(folded, leaks);
    folded = folded.replace("@example.com", "\n");
    people(folded, leaks);
    numbers.scan(folded, type -> leaks.merge(type, 1, Integer::sum));
    numbers.scanIbans(folded, type -> leaks.merge(type, 1, Integer::sum));
    return leaks;
  }

  private void name(String name) {
    List<String> parts = FoldedWords.words(FoldedWords.fold(name));
    if (parts.size() > 1) {
      phrase(name);
    } else if (parts.size() == 1 && isRare(parts.get(0))) {
      words.add(parts.get(0));
    }
  }

  private void phrase(String name) {
    List<String> parts = FoldedWords.words(FoldedWords.fold(name));
    if (parts.stream().anyMatch(LeakAudit::isRare)) {
      phrases.add(String.join(" ", parts));
      longestPhrase = Math.max(longestPhrase, parts.size());
    }
  }

  private void handle(String handle) {
    String folded = FoldedWords.fold(handle);
    if (FoldedWords.words(folded).size() > 1) {
      phrase(handle);
    }
    if (isRare(folded)) {
      handles.add(folded);
    }
  }

  private static boolean isRare(String folded) {
    long letters = folded.chars().filter(Character::isLetter).count();
    return letters >= SHORTEST_WORD && !WordList.isOrdinary(folded);
  }

  private void people(String folded, Map<String, Integer> leaks) {
    List<String> all = FoldedWords.words(folded);
    for (int i = 0; i < all.size(); i++) {
      if (words.contains(all.get(i))) {
        leaks.merge("PERSON", 1, Integer::sum);
      }
      if (handles.contains(all.get(i))) {
        leaks.merge("USERNAME", 1, Integer::sum);
      }
      if (isWelded(all.get(i))) {
        leaks.merge("PERSON", 1, Integer::sum);
      }
      StringBuilder phrase = new StringBuilder(all.get(i));
      for (int j = i + 1; j < Math.min(all.size(), i + longestPhrase); j++) {
        phrase.append(' ').append(all.get(j));
        if (phrases.contains(phrase.toString())) {
          leaks.merge("PERSON", 1, Integer::sum);
        }
      }
    }
    for (String handle : FoldedWords.handles(folded)) {
      if (handles.contains(handle)) {
        leaks.merge("USERNAME", 1, Integer::sum);
      }
    }
  }

  /** A name and a word, or two names, without the boundary that markup was: "ownerzelda". */
  private boolean isWelded(String token) {
    if (isWord(token) || words.contains(token)) {
      return false;
    }
    for (int cut = SHORTEST_WORD; cut <= token.length() - SHORTEST_WORD; cut++) {
      String head = token.substring(0, cut);
      String tail = token.substring(cut);
      if (isWelded(head, tail) || isWelded(tail, head)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWelded(String name, String other) {
    return name.length() >= SHORTEST_WELDED
        && words.contains(name)
        && (words.contains(other) || isWord(other));
  }

  private static boolean isWord(String token) {
    int known = DICTIONARY.attributes(NameLexicon.hash(token));
    return WordList.isOrdinary(token) || NameLexicon.level(known, NameLexicon.WORD) >= LEAST_COMMON;
  }

  private void addresses(String folded, Map<String, Integer> leaks) {
    for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && isAddressPart(folded.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < folded.length() && isAddressPart(folded.charAt(end))) {
        end++;
      }
      while (end > at && !Character.isLetterOrDigit(folded.charAt(end - 1))) {
        end--;
      }
      String domain = folded.substring(Math.min(at + 1, end), end);
      boolean address = start < at && domain.indexOf('.') > 0 && !RESERVED.contains(domain);
      if (address || emails.contains(folded.substring(start, end))) {
        leaks.merge("EMAIL_ADDRESS", 1, Integer::sum);
      }
    }
  }

  private static boolean isAddressPart(char unit) {
    return Character.isLetterOrDigit(unit) || "._%+-".indexOf(unit) >= 0;
  }
}
