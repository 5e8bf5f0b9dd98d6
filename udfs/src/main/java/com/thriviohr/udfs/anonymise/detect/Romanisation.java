package com.thriviohr.udfs.anonymise.detect;

import com.ibm.icu.text.Transliterator;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The usual ways to write a name of another script in Latin letters, by ICU's transliterators:
 * Cyrillic as BGN/PCGN has it, as most people write themselves and as passports have it (ICAO
 * 9303), everything else in one way. Arabic and Hebrew names lack their vowels; there the roster's
 * nicknames have to help.
 *
 * @see <a href="https://unicode-org.github.io/icu/userguide/transforms/general/">ICU transforms</a>
 */
final class Romanisation {
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
  private static final Pattern NO_WORD = Pattern.compile("[ʹʺʿʾ'’`]");

  private Romanisation() {}

  /** Folded Latin spellings, the same scheme at the same place; empty for a Latin name. */
  static List<String> of(String name) {
    if (!NOT_LATIN.matcher(name).find()) {
      return List.of();
    }
    return CYRILLIC.matcher(name).find() ? ofCyrillic(name) : ofOther(name);
  }

  private static List<String> ofCyrillic(String name) {
    String map = latin("Russian-Latin/BGN; Any-Latin; Latin-ASCII", name);
    String everyday = map.replace("ye", "e").replaceAll("iya\\b", "ia").replaceAll("[iy]y\\b", "y");
    String passport =
        map.replace("ye", "e")
            .replace("yu", "iu")
            .replace("ya", "ia")
            .replaceAll("(?<=[aeiou])y\\b", "i");
    return List.of(map, everyday, passport);
  }

  private static List<String> ofOther(String name) {
    String syllables = latin("Any-Latin; Latin-ASCII", name);
    List<String> spellings = new ArrayList<>(List.of(syllables));
    if (Characters.isIdeograph(name.charAt(0))) {
      spellings.add(syllables.replace(" ", ""));
    } else if (syllables.endsWith("a")) {
      // The last vowel of an Indian letter is not spoken.
      spellings.add(syllables.substring(0, syllables.length() - 1));
    }
    return spellings;
  }

  private static String latin(String transforms, String name) {
    String latin = Transliterator.getInstance(transforms).transliterate(name);
    return Characters.fold(NO_WORD.matcher(latin).replaceAll("").trim());
  }
}
