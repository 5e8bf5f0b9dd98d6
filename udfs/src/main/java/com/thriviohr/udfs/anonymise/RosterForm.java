package com.thriviohr.udfs.anonymise;

import java.util.ArrayList;
import java.util.List;

/** One form by which a text can mean people, and everybody it may mean. */
final class RosterForm {
  static final int SHORT = 2;

  private final String text;
  private final NameForm kind;
  private final int wordStart;
  private final int wordEnd;
  private final List<String> personIds = new ArrayList<>(1);

  RosterForm(String text, String personId, NameForm kind) {
    this.text = text;
    this.kind = kind;
    int start = 0;
    while (!Folding.isWord(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Folding.isWord(text.charAt(end))) {
      end++;
    }
    this.wordStart = start;
    this.wordEnd = end;
    personIds.add(personId);
  }

  static boolean hasWord(String folded) {
    return folded.chars().anyMatch(c -> Folding.isWord((char) c));
  }

  void add(String personId) {
    if (!personIds.contains(personId)) {
      personIds.add(personId);
    }
  }

  String text() {
    return text;
  }

  NameForm kind() {
    return kind;
  }

  String firstWord() {
    return text.substring(wordStart, wordEnd);
  }

  int wordStart() {
    return wordStart;
  }

  List<String> personIds() {
    return personIds;
  }

  /** True when the form alone proves nothing: an ordinary word, or one or two characters. */
  boolean needsEvidence() {
    return text.length() <= SHORT
        || WordList.isOrdinary(text)
        || text.chars().allMatch(Character::isDigit);
  }
}
