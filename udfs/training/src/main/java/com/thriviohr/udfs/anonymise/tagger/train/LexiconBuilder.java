package com.thriviohr.udfs.anonymise.tagger.train;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the lexicon of the model from the word lists. */
final class LexiconBuilder {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SLOT = Pattern.compile("\\{\\w+\\}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}']+");

  private final Map<Integer, Integer> attributes = new HashMap<>();

  /** The lexicon of all lists. */
  static NameLexicon build() {
    LexiconBuilder builder = new LexiconBuilder();
    WordLists.levels("words.txt").forEach((w, n) -> builder.level(w, n, NameLexicon.WORD));
    for (String word : WordLists.lines("foreign-words.txt")) {
      builder.level(word, 3, NameLexicon.WORD);
    }
    for (List<String> words : ForeignText.languages()) {
      words.forEach(word -> builder.level(word, 3, NameLexicon.WORD));
    }
    for (String line : TemplateLines.byKind("templates.txt").get("foreign")) {
      SLOT.splitAsStream(line).forEach(text -> builder.level(text, 3, NameLexicon.WORD));
    }
    WordLists.levels("given-names.txt").forEach((w, n) -> builder.level(w, n, NameLexicon.GIVEN));
    WordLists.levels("family-names.txt").forEach((w, n) -> builder.level(w, n, NameLexicon.FAMILY));
    builder.flagAll(WordLists.lines("places.txt"), NameLexicon.PLACE);
    builder.flagAll(WordLists.lines("major-places.txt"), NameLexicon.PLACE | NameLexicon.MAJOR);
    builder.rarelyNames(WordLists.lines("major-places.txt"));
    builder.flagAll(WordLists.lines("groups.txt"), NameLexicon.GROUP);
    builder.flagAll(WordLists.lines("known-people.txt"), NameLexicon.KNOWN);
    builder.flagAll(WordLists.lines("famous.txt"), NameLexicon.KNOWN);
    for (String line : WordLists.lines("famous.txt")) {
      int space = line.lastIndexOf(' ');
      builder.flag(line.substring(space + 1), NameLexicon.KNOWN);
    }
    builder.addLexemes(WordLists.kinds("lexemes.txt"));
    return new NameLexicon(builder.attributes);
  }

  private void addLexemes(Map<String, List<String>> kinds) {
    flagAll(kinds.get("title"), NameLexicon.TITLE);
    flagAll(kinds.get("role"), NameLexicon.ROLE);
    flagAll(kinds.get("kin"), NameLexicon.ROLE);
    flagAll(kinds.get("said"), NameLexicon.VERB);
    flagAll(kinds.get("verbed"), NameLexicon.VERB);
    for (String kind :
        List.of("org", "team", "prod", "work", "band", "thing", "food", "drink", "tool", "soft")) {
      flagAll(kinds.get(kind), NameLexicon.GROUP);
      rarelyNames(kinds.get(kind));
    }
    for (String kind :
        List.of(
            "day",
            "month",
            "holiday",
            "season",
            "hahaha",
            "nat",
            "greeting",
            "zodiac",
            "acronym",
            "chatword",
            "calendar",
            "noun")) {
      kinds.get(kind).forEach(word -> level(word, 5, NameLexicon.WORD));
      rarelyNames(kinds.get(kind));
    }
    rarelyNames(WordLists.lines("foreign-words.txt"));
    flagAll(kinds.get("nat"), NameLexicon.PLACE);
  }

  private void level(String word, int level, int shift) {
    for (String part : parts(word)) {
      if (part.isEmpty()) {
        continue;
      }
      levelOf(NameLexicon.hash(part), level, shift);
      levelOf(NameLexicon.hash(plain(part)), level, shift);
    }
  }

  private void levelOf(int hash, int level, int shift) {
    int known = attributes.getOrDefault(hash, 0);
    int higher = Math.max(level, NameLexicon.level(known, shift));
    attributes.put(hash, (known & ~(7 << shift)) | (higher << shift));
  }

  // A rare name that is a well-known place, brand or foreign word first of all is no name.
  private void rarelyNames(List<String> words) {
    for (String word : words) {
      int hash = NameLexicon.hash(word);
      for (int shift : new int[] {NameLexicon.GIVEN, NameLexicon.FAMILY}) {
        int known = attributes.getOrDefault(hash, 0);
        if (NameLexicon.level(known, shift) < 5) {
          attributes.computeIfPresent(hash, (key, value) -> value & ~(7 << shift));
        }
      }
    }
  }

  private void flagAll(List<String> phrases, int flag) {
    phrases.forEach(phrase -> flag(phrase, flag));
  }

  private void flag(String phrase, int flag) {
    for (String form : List.of(phrase, plain(phrase))) {
      String[] parts = parts(form);
      int hash = parts.length == 0 ? 0 : NameLexicon.hash(parts[0]);
      for (int i = 1; i < parts.length; i++) {
        hash = NameLexicon.join(hash, NameLexicon.hash(parts[i]));
      }
      attributes.merge(hash, flag, (a, b) -> a | b);
    }
  }

  private static String[] parts(String phrase) {
    return BETWEEN.split(phrase.replace('\u2019', '\'').trim());
  }

  /** Without diacritics. */
  static String plain(String word) {
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }
}
