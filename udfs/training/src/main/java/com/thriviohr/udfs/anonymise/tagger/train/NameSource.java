package com.thriviohr.udfs.anonymise.tagger.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws names of people: common and rare, of many cultures, known and made up. */
final class NameSource {
  private final List<String> given = new ArrayList<>();
  private final List<String> commonGiven = new ArrayList<>();
  private final List<String> family = new ArrayList<>();
  private final List<String> commonFamily = new ArrayList<>();
  private final List<String> known = WordLists.lines("known-people.txt");
  private final List<String> famous = WordLists.lines("famous.txt");

  NameSource() {
    fill(WordLists.levels("given-names.txt"), 6, given, commonGiven);
    fill(WordLists.levels("family-names.txt"), 5, family, commonFamily);
  }

  private static void fill(
      Map<String, Integer> levels, int common, List<String> all, List<String> frequent) {
    levels.forEach(
        (name, level) -> {
          all.add(name);
          if (level >= common) {
            frequent.add(name);
          }
        });
  }

  /** A given name. */
  String given(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 55) {
      return pick(commonGiven, random);
    }
    if (dice < 90) {
      return pick(given, random);
    }
    return dice < 95 ? blend(given, random) : nickname(random);
  }

  /** A family name. */
  String family(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 35) {
      return pick(commonFamily, random);
    }
    if (dice < 88) {
      return pick(family, random);
    }
    return dice < 95 ? blend(family, random) : pick(family, random) + "-" + pick(family, random);
  }

  /** A full name in one of its many forms. */
  String full(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 8) {
      return famous(random, true);
    }
    if (dice < 12) {
      return known(random, true);
    }
    String first = given(random);
    String last = family(random);
    if (dice < 80) {
      return first + " " + last;
    }
    return rareForm(dice - 80, first, last, random);
  }

  private String rareForm(int form, String first, String last, SplittableRandom random) {
    char initial = (char) ('A' + random.nextInt(26));
    if (form < 6) {
      return first + " " + initial + ". " + last;
    }
    if (form < 9) {
      return first.charAt(0) + ". " + last;
    }
    if (form < 11) {
      return first.charAt(0) + "." + initial + ". " + last;
    }
    if (form < 14) {
      return first + " " + given(random) + " " + last;
    }
    if (form < 16) {
      String[] particles = {"van", "de", "von", "van der", "al", "bin", "da", "del", "di", "la"};
      return first + " " + particles[random.nextInt(particles.length)] + " " + last;
    }
    if (form < 17) {
      return first + "-" + given(random) + " " + last;
    }
    if (form < 18) {
      return first + " " + initial + (random.nextBoolean() ? "." : "");
    }
    String[] tails = {" Jr.", " Jr", " III", " II", " Sr."};
    return form < 19
        ? first + " " + last + tails[random.nextInt(tails.length)]
        : first + " \"" + given(random) + "\" " + last;
  }

  /** Any form in which a person is mentioned. */
  String any(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 40) {
      return given(random);
    }
    if (dice < 68) {
      return full(random);
    }
    if (dice < 82) {
      return family(random);
    }
    return dice < 96 ? famous(random, false) : known(random, false);
  }

  private String famous(SplittableRandom random, boolean whole) {
    String name = pick(famous, random);
    int space = name.lastIndexOf(' ');
    return whole || space < 0 || random.nextInt(10) < 5 ? name : name.substring(space + 1);
  }

  private String known(SplittableRandom random, boolean whole) {
    for (int tries = 0; tries < 20; tries++) {
      String name = pick(known, random);
      if (!whole || name.indexOf(' ') > 0) {
        return name;
      }
    }
    return full(random);
  }

  /** A made-up proper noun. */
  String invented(SplittableRandom random) {
    return blend(random.nextBoolean() ? given : family, random);
  }

  private String nickname(SplittableRandom random) {
    String name = pick(commonGiven, random);
    String head = name.substring(0, Math.min(name.length(), 3 + random.nextInt(2)));
    String[] tails = {"", "y", "ie", "o", "z", "s", "ster", "bear", "_", "ey"};
    return head + tails[random.nextInt(tails.length)].replace("_", "");
  }

  private static String blend(List<String> names, SplittableRandom random) {
    String head = pick(names, random);
    String tail = pick(names, random);
    return head.substring(0, (head.length() + 1) / 2) + tail.substring(tail.length() / 2);
  }

  static <T> T pick(List<T> items, SplittableRandom random) {
    return items.get(random.nextInt(items.size()));
  }
}
