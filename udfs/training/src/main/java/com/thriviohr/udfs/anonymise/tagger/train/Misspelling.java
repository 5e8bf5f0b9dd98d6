package com.thriviohr.udfs.anonymise.tagger.train;

import java.util.SplittableRandom;

/** Spells one word of a text as people do in a hurry: "soooo", "goin", "becuase", "ppl". */
final class Misspelling {
  private Misspelling() {}

  static String of(String text, SplittableRandom random) {
    String[] words = text.split(" ", -1);
    int at = random.nextInt(words.length);
    String word = words[at];
    if (word.length() < 3 || !word.chars().allMatch(Character::isLetter)) {
      return text;
    }
    int cut = random.nextInt(1, word.length() - 1);
    switch (random.nextInt(6)) {
      case 0:
        words[at] =
            word + String.valueOf(word.charAt(word.length() - 1)).repeat(random.nextInt(1, 5));
        break;
      case 1:
        words[at] = word.endsWith("ing") ? word.substring(0, word.length() - 1) : word + "in";
        break;
      case 2:
        words[at] = word.charAt(0) + word.substring(1).replaceAll("[aeiou]", "");
        break;
      case 3:
        words[at] = word.substring(0, cut) + word.substring(cut + 1);
        break;
      case 4:
        words[at] = word.substring(0, cut) + word.charAt(cut) + word.substring(cut);
        break;
      default:
        words[at] = word.replace("s", "z").replace("th", "d");
    }
    return String.join(" ", words);
  }
}
