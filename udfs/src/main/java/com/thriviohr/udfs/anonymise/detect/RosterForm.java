package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One way to write some people of the roster. Names match over spaces, handles only exactly. */
final class RosterForm {
  private static final int SHORT_WORD = 2;
  private static final int SHORT_NUMBER = 4;

  private final NameForm form;
  private final String surface;
  private final List<String> words;
  private final boolean ordinary;
  private Set<String> personIds = Set.of();

  /**
   * @param form the form a match takes
   * @param surface folded text to match exactly; empty when only the words count
   * @param words the folded tokens
   */
  RosterForm(NameForm form, String surface, List<String> words) {
    this.form = form;
    this.surface = surface;
    this.words = words;
    this.ordinary = words.stream().allMatch(RosterForm::isOrdinaryWord);
  }

  /** Cuts a folded text into the tokens that {@code Tokens} makes of it. */
  static List<String> words(String folded) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      int start = at;
      while (at < folded.length()
          && Characters.isWord(folded.charAt(at))
          && !Characters.isIdeograph(folded.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(folded.substring(start, at));
      } else {
        if (Characters.isIdeograph(folded.charAt(at))) {
          words.add(folded.substring(at, at + 1));
        }
        at++;
      }
    }
    return words;
  }

  void add(String personId) {
    if (personIds.isEmpty()) {
      // Most forms have one bearer; a company of a million has ten million forms.
      personIds = Set.of(personId);
      return;
    }
    if (personIds.size() == 1) {
      personIds = new LinkedHashSet<>(personIds);
    }
    personIds.add(personId);
  }

  NameForm form() {
    return form;
  }

  List<String> words() {
    return words;
  }

  /** Everybody who bears it; a given name of a large company has hundreds. */
  Set<String> personIds() {
    return personIds;
  }

  /** True when the words alone prove nothing, and the text around has to. */
  boolean isOrdinary() {
    return ordinary;
  }

  boolean isExact() {
    return !surface.isEmpty();
  }

  /** True for a form of a name, not of a handle or an id. */
  boolean isName() {
    return form != NameForm.HANDLE && form != NameForm.ID;
  }

  /** True for the words of a handle, whatever stands between them. */
  boolean isLooseHandle() {
    return form == NameForm.HANDLE && !isExact();
  }

  String surface() {
    return surface;
  }

  /** Units of the surface before the first word. */
  int lead() {
    int lead = 0;
    while (!Characters.isWord(surface.charAt(lead))) {
      lead++;
    }
    return lead;
  }

  /** Units of the surface behind the last word. */
  int tail() {
    int end = surface.length();
    while (!Characters.isWord(surface.charAt(end - 1))) {
      end--;
    }
    return surface.length() - end;
  }

  private static boolean isOrdinaryWord(String word) {
    if (Characters.isIdeograph(word.charAt(0))) {
      return false;
    }
    return word.length() <= SHORT_WORD
        || (word.length() <= SHORT_NUMBER && word.chars().allMatch(Character::isDigit))
        || WordList.isOrdinary(word);
  }
}
