package com.thriviohr.udfs.anonymise.tagger.train;

import static com.thriviohr.udfs.anonymise.tagger.train.NameSource.pick;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Words of technical chat and of READMEs: names of software, packages, paths, commands,
 * identifiers, versions and nicknames.
 */
final class TechnicalTerms {
  private final SlotFiller filler;
  private final NameSource names;
  private final List<String> software;

  /**
   * @param filler draws words
   * @param names draws names
   * @param software known software
   */
  TechnicalTerms(SlotFiller filler, NameSource names, List<String> software) {
    this.filler = filler;
    this.names = names;
    this.software = software;
  }

  /** A piece of software, known or invented. */
  String software(SplittableRandom random) {
    int dice = random.nextInt(20);
    if (dice < 13) {
      String known = pick(software, random);
      return random.nextInt(4) == 0 ? known.toLowerCase(Locale.ROOT) : known;
    }
    switch (dice) {
      case 13:
        return filler.capital(random) + filler.capital(random);
      case 14:
        return filler.word(random) + (random.nextBoolean() ? "d" : "ctl");
      case 15:
        return (random.nextBoolean() ? "G" : "K") + filler.capital(random);
      case 16:
        return names.invented(random);
      case 17:
        return names.invented(random).toLowerCase(Locale.ROOT);
      case 18:
        return filler.acronym(random);
      default:
        return "lib" + filler.word(random);
    }
  }

  /** A package of a distribution. */
  String distributed(SplittableRandom random) {
    String stem =
        random.nextBoolean()
            ? pick(software, random).toLowerCase(Locale.ROOT).replace(' ', '-')
            : filler.word(random);
    String[] heads = {"", "", "lib", "python3-", "gnome-", "k"};
    String[] tails = {"", "-dev", "-doc", "-common", "-utils", "2", "-server"};
    return heads[random.nextInt(heads.length)] + stem + tails[random.nextInt(tails.length)];
  }

  /** A file or folder. */
  String path(SplittableRandom random) {
    String[] roots = {"/etc/", "/usr/share/", "~/.", "/home/", "C:\\", "/var/log/", "./", ""};
    String[] ends = {".conf", ".log", ".txt", "/", ".py", "/bin", "", ".sh", ".pyc", ".md"};
    String middle = random.nextBoolean() ? filler.word(random) + "/" : "";
    return roots[random.nextInt(roots.length)]
        + middle
        + (random.nextInt(4) == 0 ? filler.capital(random) : filler.word(random))
        + ends[random.nextInt(ends.length)];
  }

  /** A command with its arguments. */
  String command(SplittableRandom random) {
    String program = distributed(random);
    switch (random.nextInt(4)) {
      case 0:
        return program;
      case 1:
        return program + " -" + (char) ('a' + random.nextInt(26)) + " " + path(random);
      case 2:
        return program + " --" + filler.word(random);
      default:
        return program + " " + filler.word(random);
    }
  }

  /** A name in a program. */
  String identifier(SplittableRandom random) {
    switch (random.nextInt(5)) {
      case 0:
        return filler.word(random) + "_" + filler.word(random);
      case 1:
        return filler.word(random) + filler.capital(random);
      case 2:
        return filler.capital(random) + filler.capital(random);
      case 3:
        return (filler.word(random) + "_" + filler.word(random)).toUpperCase(Locale.ROOT);
      default:
        return filler.word(random);
    }
  }

  /** A version number. */
  String version(SplittableRandom random) {
    return random.nextInt(20) + "." + random.nextInt(20) + (random.nextBoolean() ? ".1" : "");
  }

  /** A nickname of chat, in lower case mostly. */
  String nickname(SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0:
        return names.given(random).toLowerCase(Locale.ROOT);
      case 1:
        return names.invented(random);
      case 2:
        return filler.capital(random) + filler.capital(random);
      default:
        return names.invented(random).toLowerCase(Locale.ROOT);
    }
  }
}
