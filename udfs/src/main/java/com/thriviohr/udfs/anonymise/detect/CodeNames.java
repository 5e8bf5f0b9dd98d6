package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.regex.Pattern;

/**
 * What looks like software: words with its capitals, "GLib", "DiffHighlight", "ABIs", acronyms, and
 * unknown words in small letters. No names of people, unless somebody is called so.
 */
final class CodeNames {
  /** "McKay", "DeAndre", "JoAnn", "O'Neil": names with a capital inside. */
  private static final Pattern NAME =
      Pattern.compile("(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|Jo|Mary|O['’]|D['’])\\p{Lu}.*");

  private static final Pattern CODE =
      Pattern.compile(
          "\\p{Lu}+\\p{Ll}+\\p{Lu}[\\p{L}0-9]*|\\p{Lu}{2,}\\p{Ll}[\\p{L}0-9]*|\\p{Lu}{2,6}s?");

  private static final Pattern SMALL = Pattern.compile("\\p{Ll}[\\p{Ll}0-9_-]*");

  private static final NameLexicon LEXICON = NameTagger.lexicon();

  private CodeNames() {}

  /** True for a finding that looks like software, in a text that is not written in capitals. */
  static boolean isOne(DetectionInput input, TextSpan name, Evidence evidence) {
    String text = input.text().substring(name.start(), name.end());
    String last = text.substring(text.lastIndexOf(' ') + 1);
    boolean code = CODE.matcher(last).matches() && !NAME.matcher(last).matches();
    boolean small = SMALL.matcher(text).matches();
    return (code || small)
        && !isKnown(last, small)
        && hasSmallLetters(input)
        && !evidence.isAddressed(name.start(), name.end());
  }

  private static boolean isKnown(String word, boolean small) {
    String folded = Characters.fold(word);
    if (small && WordList.isOrdinary(folded)) {
      return false;
    }
    int known = LEXICON.attributes(NameLexicon.hash(folded));
    return NameLexicon.level(known, NameLexicon.GIVEN) > 0
        || NameLexicon.level(known, NameLexicon.FAMILY) > 0;
  }

  private static boolean hasSmallLetters(DetectionInput input) {
    for (char letter = 'a'; letter <= 'z'; letter++) {
      if (input.count(letter) > 0) {
        return true;
      }
    }
    return false;
  }
}
