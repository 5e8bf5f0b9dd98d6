package com.thriviohr.udfs.anonymise.text;

import com.thriviohr.datasets.text.ResourceText;
import java.util.List;
import java.util.Set;

/** Word lists that ship with this module: one word a line, {@code #} begins a comment. */
public final class WordList {
  private static final Set<String> ORDINARY = Set.copyOf(read("ordinary-words.txt"));
  private static final TokenTable ORDINARY_TOKENS = new TokenTable(ORDINARY);

  private WordList() {}

  /** True for a folded word that English uses in lower case, such as mark, will, grace. */
  public static boolean isOrdinary(String foldedWord) {
    return ORDINARY.contains(foldedWord);
  }

  /** True for the same between two offsets of a text. */
  public static boolean isOrdinary(NormalisedText text, int start, int end) {
    return ORDINARY_TOKENS.find(text, start, end) >= 0;
  }

  /** The lines of a list beside the package {@code com.thriviohr.udfs.anonymise}. */
  public static List<String> read(String name) {
    return ResourceText.lines(WordList.class, "/com/thriviohr/udfs/anonymise/" + name);
  }
}
