package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.List;

/**
 * Finds the long name that a token misspells by one edit: a letter too many, too few, another one,
 * or two in the wrong order. Two words within one edit share a word or a deletion of one letter, so
 * a table of all deletions answers a lookup in time linear in the token. Immutable.
 *
 * @see <a href="https://github.com/wolfgarbe/SymSpell">symmetric deletion</a>
 */
final class Misspellings {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 24;
  private static final NameLexicon KNOWN = NameTagger.lexicon();

  private final List<String> words;
  private final int[] hashes;
  private final int[] numbers;
  private final int mask;

  /**
   * @param words folded names; only those of seven letters and more are searched for
   */
  Misspellings(List<String> words) {
    this.words = List.copyOf(words);
    int entries = words.stream().filter(Misspellings::isLong).mapToInt(w -> w.length() + 1).sum();
    int room = Integer.highestOneBit(Math.max(8, entries * 2)) << 1;
    this.hashes = new int[room];
    this.numbers = new int[room];
    this.mask = room - 1;
    for (int number = 0; number < words.size(); number++) {
      if (isLong(words.get(number))) {
        put(words.get(number), number);
      }
    }
  }

  /** The place of the only name a token can stand for, or -1; a known word or name is itself. */
  int find(NormalisedText text, int start, int end) {
    boolean fits = numbers.length > 8 && end - start >= SHORTEST - 1 && end - start <= LONGEST + 1;
    if (!fits || isKnown(text, start, end)) {
      return -1;
    }
    int found = -1;
    for (int left = start - 1; left < end; left++) {
      int hash = hash(text, start, end, left);
      for (int at = slot(hash); numbers[at] != 0; at = (at + 1) & mask) {
        int number = numbers[at] - 1;
        if (hashes[at] == hash
            && number != found
            && isOneEdit(words.get(number), text, start, end)) {
          if (found >= 0) {
            return -1;
          }
          found = number;
        }
      }
    }
    return found;
  }

  private static boolean isLong(String word) {
    return word.length() >= SHORTEST
        && word.length() <= LONGEST
        && word.chars().allMatch(Character::isLetter);
  }

  private void put(String word, int number) {
    NormalisedText text = NormalisedText.of(word);
    for (int left = -1; left < word.length(); left++) {
      int hash = hash(text, 0, word.length(), left);
      int at = slot(hash);
      while (numbers[at] != 0) {
        at = (at + 1) & mask;
      }
      hashes[at] = hash;
      numbers[at] = number + 1;
    }
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) & mask;
  }

  /** Hash of the folded word without the letter at an offset, or of all when that is outside. */
  private static int hash(NormalisedText text, int start, int end, int left) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = i == left ? hash : 31 * hash + text.folded(i);
    }
    return hash;
  }

  private static boolean isOneEdit(String word, NormalisedText text, int start, int end) {
    int length = end - start;
    int same = 0;
    int least = Math.min(word.length(), length);
    while (same < least && word.charAt(same) == text.folded(start + same)) {
      same++;
    }
    int tail = 0;
    while (tail < least - same
        && word.charAt(word.length() - 1 - tail) == text.folded(end - 1 - tail)) {
      tail++;
    }
    int inWord = word.length() - same - tail;
    int inToken = length - same - tail;
    boolean swapped =
        inWord == 2
            && inToken == 2
            && word.charAt(same) == text.folded(start + same + 1)
            && word.charAt(same + 1) == text.folded(start + same);
    return swapped || (Math.max(inWord, inToken) == 1);
  }

  private static boolean isKnown(NormalisedText text, int start, int end) {
    return KNOWN.attributes(NameLexicon.hash(text.text(), start, end)) != 0
        || WordList.isOrdinary(Characters.fold(text.text().substring(start, end)));
  }
}
