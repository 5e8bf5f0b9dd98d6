package com.thriviohr.udfs.anonymise.tagger.train;

import static com.thriviohr.udfs.anonymise.tagger.train.NameSource.pick;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Names of companies, institutions and clubs: known ones, and invented ones of the usual patterns.
 */
final class OrganizationNames {
  private static final List<String> FORMS =
      List.of(
          " Inc",
          " Ltd",
          " LLC",
          " Inc.",
          " Corp.",
          ", Inc.",
          " GmbH",
          " AG",
          " PLC",
          " Ltd.",
          " Limited",
          " S.A.",
          " BV",
          " Corporation",
          " & Co.",
          " and Sons",
          " & Sons");
  private static final List<String> TRADES =
      List.of(
          " Group",
          " Partners",
          " Capital",
          " Foundation",
          " Holdings",
          " Consulting",
          " Bank",
          " Insurance",
          " Technologies",
          " Solutions",
          " Systems",
          " Services",
          " Analytics",
          " International",
          " Industries",
          " Labs",
          " Media",
          " Networks",
          " Software",
          " Energy",
          " Financial",
          " Health",
          " Ventures",
          " Logistics",
          " Associates",
          " Agency",
          " Research",
          " Institute",
          " Airlines",
          " Foods",
          " Motors",
          " Pharma",
          " Digital",
          " Data",
          " Records",
          " Studios",
          " Advisors",
          " Trust",
          " Mutual",
          " Properties",
          " Electric",
          " Steel");
  private static final List<String> PLACES_OWN =
      List.of(
          " University",
          " Times",
          " City Council",
          " Police",
          " Airlines",
          " United",
          " FC",
          " High School",
          " Hospital",
          " Post",
          " Tribune",
          " Museum",
          " Tigers",
          " Chamber",
          " College",
          " Bank",
          " Institute of Technology",
          " Herald",
          " Symphony");
  private static final List<String> OFFICES =
      List.of("Ministry of ", "Department of ", "Bureau of ", "Institute for ", "Office of the ");
  private static final List<String> COINED =
      List.of(
          "soft", "ware", "data", "lytics", "ify", "ly", "tech", "metrics", "works", "base",
          "cloud", "net", "com", "hub", "wise", "logic", "sys", "nova", "bank", "pay", "tel", "gen",
          "cast");

  private final SlotFiller words;
  private final NameSource names;
  private final List<String> known;
  private final List<String> groups = WordLists.lines("groups.txt");

  OrganizationNames(SlotFiller words, NameSource names, List<String> known) {
    this.words = words;
    this.names = names;
    this.known = known;
  }

  String draw(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 36) {
      return pick(known, random);
    }
    if (dice < 58) {
      return ofFamilies(random);
    }
    if (dice < 68) {
      return words.place(random) + pick(PLACES_OWN, random);
    }
    if (dice < 72) {
      return pick(groups, random);
    }
    if (dice < 74) {
      return pick(OFFICES, random) + words.capital(random);
    }
    if (dice < 78) {
      return words.acronym(random);
    }
    return dice < 89 ? descriptive(random) : coined(random);
  }

  private String ofFamilies(SplittableRandom random) {
    String name = names.family(random);
    switch (random.nextInt(8)) {
      case 0:
        return name + " & " + names.family(random);
      case 1:
        return name + "-" + names.family(random);
      case 2:
        return random.nextBoolean()
            ? name + " " + names.family(random)
            : name + ", " + names.family(random) + " and " + names.family(random);
      case 3:
        return name + pick(FORMS, random);
      default:
        return name + pick(TRADES, random);
    }
  }

  private String descriptive(SplittableRandom random) {
    String first = random.nextInt(4) == 0 ? words.place(random) : words.capital(random);
    String second = random.nextInt(3) == 0 ? " " + words.capital(random) : "";
    String form = random.nextInt(4) == 0 ? pick(FORMS, random) : "";
    return first + second + pick(TRADES, random) + form;
  }

  private String coined(SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0:
        return names.invented(random);
      case 1:
        return words.capital(random) + words.capital(random);
      case 2:
        return words.capital(random) + pick(COINED, random);
      default:
        String stem = names.invented(random);
        return stem + pick(random.nextBoolean() ? COINED : TRADES, random);
    }
  }
}
