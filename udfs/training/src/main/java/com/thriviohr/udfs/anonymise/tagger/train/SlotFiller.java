package com.thriviohr.udfs.anonymise.tagger.train;

import static com.thriviohr.udfs.anonymise.tagger.train.NameSource.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Fills the slots of templates; draws people, organisations, places, numbers and words. */
final class SlotFiller {
  private static final Set<String> PRODUCTS =
      Set.of("prod", "work", "team", "band", "tool", "food", "drink", "thing");
  private static final String[] FEATURES_BEFORE =
      "Lake,Mount,Fort,Port,St.,St,Cape,River,San".split(",");
  private static final String[] FEATURES_BEHIND =
      ("Bay,Beach,Park,Hall,Creek,Island,Lake,Strand,Heights,Hills,Valley,Point,Canyon,River,Bridge,Station,Airport,"
              + "Centre,Center,School,College,Library,Hotel,County,Township,Parish,Square,Stadium,Arena,Field,Springs,Falls,Church")
          .split(",");

  private final Map<String, List<String>> lexemes = WordLists.kinds("lexemes.txt");
  private final List<String> places = WordLists.lines("places.txt");
  private final List<String> majorPlaces = WordLists.lines("major-places.txt");
  private final List<String> foreign = WordLists.lines("foreign-words.txt");
  private final List<String> occupations = WordLists.lines("occupations.txt");
  private final List<String> words = new ArrayList<>();
  private final NameSource names;
  private final ExampleSentences examples;
  private final OrganizationNames organizations;
  private final TechnicalTerms terms;
  private final ForeignText foreignText = new ForeignText();

  SlotFiller(NameSource names, ExampleSentences examples) {
    this.names = names;
    this.examples = examples;
    this.organizations = new OrganizationNames(this, names, lexemes.get("org"));
    this.terms = new TechnicalTerms(this, names, lexemes.get("soft"));
    WordLists.levels("words.txt")
        .forEach(
            (word, level) -> {
              if (level >= 3 && word.length() > 2) {
                words.add(word);
              }
            });
  }

  /** The pieces of a slot. */
  List<Piece> fill(String slot, SplittableRandom random) {
    switch (slot) {
      case "p":
        return List.of(Piece.person(names.any(random)));
      case "first":
        return List.of(Piece.person(names.given(random)));
      case "last":
        return List.of(Piece.person(names.family(random)));
      case "full":
        return List.of(Piece.person(names.full(random)));
      case "ex":
        return examples.draw(this, random, false);
      case "Ex":
        return examples.draw(this, random, true);
      case "org":
        return List.of(Piece.organization(organizations.draw(random)));
      case "loc":
        return List.of(Piece.other(place(random)));
      case "street":
        return List.of(Piece.other(street(random)));
      case "inv":
        return List.of(Piece.other(proper(random)));
      case "gib":
        return List.of(Piece.plain(gibberish(random)));
      case "Gib":
        return List.of(Piece.plain(TextNoise.capitalise(gibberish(random))));
      case "occ":
        return List.of(Piece.plain(pick(occupations, random)));
      case "soft":
        return List.of(Piece.other(terms.software(random)));
      case "Soft":
        return List.of(Piece.other(TextNoise.capitalise(terms.software(random))));
      case "low":
        return List.of(Piece.person(terms.nickname(random)));
      default:
        return List.of(
            PRODUCTS.contains(slot)
                ? Piece.other(product(slot, random))
                : Piece.plain(plain(slot, random)));
    }
  }

  String place(SplittableRandom random) {
    int dice = random.nextInt(20);
    if (dice < 2) {
      return names.invented(random);
    }
    return dice < 4 ? feature(random) : pick(dice < 13 ? majorPlaces : places, random);
  }

  private String feature(SplittableRandom random) {
    String name = random.nextInt(3) == 0 ? names.given(random) : proper(random);
    return random.nextInt(3) == 0
        ? FEATURES_BEFORE[random.nextInt(FEATURES_BEFORE.length)] + " " + name
        : name + " " + FEATURES_BEHIND[random.nextInt(FEATURES_BEHIND.length)];
  }

  private String product(String kind, SplittableRandom random) {
    int dice = random.nextInt(10);
    if (dice < 6) {
      return pick(lexemes.get(kind), random);
    }
    if (dice < 8) {
      return "The " + capital(random) + " " + capital(random);
    }
    if (dice == 8) {
      return capital(random) + " " + random.nextInt(12);
    }
    if (kind.equals("work")) {
      return names.given(random) + " and the " + capital(random);
    }
    return random.nextBoolean() ? names.invented(random) : capital(random) + " " + capital(random);
  }

  private String street(SplittableRandom random) {
    String[] heads = {"Rua ", "Via ", "Calle ", "Rue ", "Avenida ", "Place ", "Piazza ", "ul. "};
    String[] tails = {
      " Street", " Road", " Ave", " Lane", " Drive", " St", " Blvd", " Court", "straat", "gatan",
      "vej", "weg", "strasse", "stra\u00dfe", " utca", " \u00fat", " ulica", " tie", " Place",
          "veien"
    };
    int dice = random.nextInt(10);
    if (dice < 2) {
      return pick(lexemes.get("street"), random);
    }
    String name = dice < 4 ? names.given(random) : names.family(random);
    return dice < 6
        ? heads[random.nextInt(heads.length)] + name
        : name + tails[random.nextInt(tails.length)];
  }

  private String plain(String slot, SplittableRandom random) {
    switch (slot) {
      case "Greeting":
        return TextNoise.capitalise(pick(lexemes.get("greeting"), random));
      case "cap":
        return capital(random) + (random.nextInt(3) == 0 ? " " + capital(random) : "");
      case "acr":
        return acronym(random);
      case "word":
        return word(random);
      case "Word":
        return capital(random);
      case "WORD":
        return word(random).toUpperCase(Locale.ROOT);
      case "camel":
        return word(random) + capital(random);
      case "handle":
        return "@" + handle(random);
      case "hashtag":
        return "#" + (random.nextBoolean() ? word(random) : capital(random) + capital(random));
      case "url":
        return "http://t.co/" + acronym(random) + word(random);
      case "email":
        return handle(random) + "@" + word(random) + ".com";
      case "num":
        return Integer.toString(random.nextInt(1, random.nextInt(4) == 0 ? 3000 : 100));
      case "year":
        return Integer.toString(random.nextInt(1850, 2026));
      case "money":
        return "$" + random.nextInt(1, 900) + (random.nextBoolean() ? " million" : ".50");
      case "phone":
        return "555-01" + random.nextInt(10, 100);
      case "time":
        return random.nextInt(1, 13) + (random.nextBoolean() ? "pm" : ":30");
      case "pkg":
        return terms.distributed(random);
      case "path":
        return terms.path(random);
      case "cmd":
        return terms.command(random);
      case "ident":
        return terms.identifier(random);
      case "ver":
        return terms.version(random);
      case "date":
        return random.nextInt(1, 13) + "/" + random.nextInt(1, 29) + "/20" + random.nextInt(10, 27);
      default:
        return foreignText.knows(slot)
            ? foreignText.draw(slot, random)
            : pick(lexemes.get(slot), random);
    }
  }

  private String proper(SplittableRandom random) {
    int dice = random.nextInt(10);
    if (dice < 5) {
      return names.invented(random);
    }
    return dice < 7 ? names.family(random) : pick(places, random);
  }

  // Words that no list knows, in the sound of many languages.
  private String gibberish(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3, 10); i > 0; i--) {
      String word =
          random.nextInt(3) == 0
              ? pick(foreign, random)
              : names.invented(random).toLowerCase(Locale.ROOT);
      text.append(word).append(i > 1 ? " " : "");
    }
    return text.toString();
  }

  private String handle(SplittableRandom random) {
    String first = LexiconBuilder.plain(names.given(random));
    switch (random.nextInt(4)) {
      case 0:
        return first + word(random);
      case 1:
        return first.toLowerCase(Locale.ROOT) + "_" + random.nextInt(100);
      case 2:
        return word(random) + capital(random);
      default:
        return first + LexiconBuilder.plain(names.family(random));
    }
  }

  String acronym(SplittableRandom random) {
    StringBuilder letters = new StringBuilder();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      letters.append((char) ('A' + random.nextInt(26)));
    }
    return letters.toString();
  }

  String word(SplittableRandom random) {
    return pick(words, random);
  }

  String capital(SplittableRandom random) {
    return TextNoise.capitalise(word(random));
  }
}
