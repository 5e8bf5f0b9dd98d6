package com.thriviohr.udfs.anonymise.text;

import com.ibm.icu.text.Transliterator;
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
public final class Romanisation {
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
  private static final Pattern NO_WORD = Pattern.compile("[ʹʺʿʾ'’`]");

  private static final Transliterator BGN =
      Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
  private static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");

  private Romanisation() {}

  /** Folded Latin spellings, the same scheme at the same place; empty for a Latin name. */
  public static List<String> of(String name) {
    if (!NOT_LATIN.matcher(name).find()) {
      return List.of();
    }
    return CYRILLIC.matcher(name).find() ? ofCyrillic(name) : ofOther(name);
  }

  /** The everyday spelling of a name of one word, with a capital; a Latin name as it is. */
  public static String everyday(String name) {
    List<String> spellings = of(name);
    if (spellings.isEmpty()) {
      return name;
    }
    String spelling = spellings.size() > 1 ? spellings.get(1) : spellings.get(0);
    return Character.toUpperCase(spelling.charAt(0)) + spelling.substring(1);
  }

  private static List<String> ofCyrillic(String name) {
    String map = latin(BGN, name);
    String everyday = map.replace("ye", "e").replaceAll("iya\\b", "ia").replaceAll("[iy]y\\b", "y");
    String passport =
        map.replace("ye", "e")
            .replace("yu", "iu")
            .replace("ya", "ia")
            .replaceAll("(?<=[aeiou])y\\b", "i");
    return List.of(map, everyday, passport);
  }

  private static List<String> ofOther(String name) {
    String syllables = latin(ANY, name);
    List<String> spellings = new ArrayList<>(List.of(syllables));
    if (Characters.isIdeograph(name.charAt(0))) {
      spellings.add(syllables.replace(" ", ""));
    } else if (syllables.endsWith("a")) {
      // The last vowel of an Indian letter is not spoken.
      spellings.add(syllables.substring(0, syllables.length() - 1));
    }
    return spellings;
  }

  private static String latin(Transliterator transliterator, String name) {
    String latin = transliterator.transliterate(name);
    return Characters.fold(NO_WORD.matcher(latin).replaceAll("").trim());
  }
}
