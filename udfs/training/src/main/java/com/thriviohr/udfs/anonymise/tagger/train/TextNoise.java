package com.thriviohr.udfs.anonymise.tagger.train;

import com.thriviohr.udfs.anonymise.tagger.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes messages as people do: all lower, shouting, headlines, split marks, lost apostrophes. */
final class TextNoise {
  private TextNoise() {}

  /** The pieces in the hand of some writer. */
  static List<Piece> write(List<Piece> pieces, SplittableRandom random, boolean casual) {
    int dice = random.nextInt(100);
    int lower = casual ? 28 : 6;
    int shout = lower + (casual ? 5 : 2);
    int headline = shout + 6;
    int names = headline + (casual ? 8 : 2);
    List<Piece> written = new ArrayList<>();
    for (Piece piece : pieces) {
      String text = piece.text;
      if (dice < lower) {
        text = text.toLowerCase(Locale.ROOT);
      } else if (dice < shout) {
        text = text.toUpperCase(Locale.ROOT);
      } else if (dice < headline && piece.label == Label.OUTSIDE) {
        text = headline(text, random);
      } else if (dice < names && piece.label == Label.OUTSIDE) {
        text = text.toLowerCase(Locale.ROOT);
      } else if (piece.label == Label.BEGIN && random.nextInt(100) < (casual ? 7 : 2)) {
        text =
            random.nextInt(4) == 0 ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
      } else if (piece.label == Label.OUTSIDE
          && random.nextInt(100) < (text.length() < 12 ? 3 : 12)) {
        text = emphasise(text, random);
      }
      if (casual && piece.label == Label.OUTSIDE && random.nextInt(100) < 9) {
        text = Misspelling.of(text, random);
      }
      written.add(piece.with(marks(piece, text, random)));
    }
    return written;
  }

  /** The same with its first letter in upper case. */
  static String capitalise(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String headline(String text, SplittableRandom random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      boolean starts = i == 0 || text.charAt(i - 1) == ' ';
      if (starts && Character.isLowerCase(text.charAt(i)) && random.nextInt(10) < 9) {
        changed.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return changed.toString();
  }

  private static String emphasise(String text, SplittableRandom random) {
    String[] words = text.split(" ", -1);
    int at = random.nextInt(words.length);
    words[at] = random.nextBoolean() ? words[at].toUpperCase(Locale.ROOT) : capitalise(words[at]);
    return String.join(" ", words);
  }

  private static String marks(Piece piece, String text, SplittableRandom random) {
    if (piece.label == Label.OUTSIDE && random.nextInt(100) < 6) {
      switch (random.nextInt(5)) {
        case 0:
          return text.replace("'", "' ");
        case 1:
          return text.replace("'", "");
        case 2:
          return text.replace("'", "\u2019");
        case 3:
          return text.replace(".", " .").replace(",", " ,").replace("!", " !");
        default:
          return text.replace(",", "").replace(".", "");
      }
    }
    return text;
  }
}
