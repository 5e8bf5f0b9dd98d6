package com.thriviohr.udfs.anonymise.tagger.train;

import static com.thriviohr.udfs.anonymise.tagger.train.NameSource.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WordNet's example sentences as carriers: "he", "him", "the girl" become names of people, "the
 * company", "the town", "the car" names of other things.
 */
final class ExampleSentences {
  private static final Pattern WORD = Pattern.compile("[A-Za-z']+|[^A-Za-z']+");
  private static final Set<String> PRONOUNS = Set.of("he", "she", "him", "his", "they", "them");
  private static final Set<String> PEOPLE =
      Set.of(
          "man",
          "woman",
          "boy",
          "girl",
          "child",
          "teacher",
          "doctor",
          "student",
          "speaker",
          "lawyer",
          "actor",
          "patient",
          "author",
          "king",
          "president",
          "boss",
          "manager",
          "chairman",
          "politician",
          "senator",
          "judge",
          "coach",
          "writer",
          "professor",
          "nurse",
          "singer",
          "dog",
          "prisoner",
          "candidate",
          "soldier",
          "officer",
          "baby");
  private static final Map<String, String> THINGS =
      Map.ofEntries(
          Map.entry("company", "org"),
          Map.entry("government", "org"),
          Map.entry("team", "team"),
          Map.entry("firm", "org"),
          Map.entry("bank", "org"),
          Map.entry("city", "loc"),
          Map.entry("town", "loc"),
          Map.entry("country", "loc"),
          Map.entry("village", "loc"),
          Map.entry("house", "street"),
          Map.entry("car", "prod"),
          Map.entry("phone", "prod"),
          Map.entry("book", "work"),
          Map.entry("movie", "work"),
          Map.entry("play", "work"),
          Map.entry("film", "work"),
          Map.entry("army", "org"),
          Map.entry("school", "org"),
          Map.entry("river", "loc"),
          Map.entry("song", "work"),
          Map.entry("computer", "prod"));

  private final List<List<String>> sentences = new ArrayList<>();

  ExampleSentences() {
    for (String line : WordLists.lines("example-sentences.txt.gz")) {
      List<String> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(line);
      while (matcher.find()) {
        words.add(matcher.group());
      }
      sentences.add(words);
    }
  }

  /** A sentence with some of its people and things named; starts upper-case when asked for. */
  List<Piece> draw(SlotFiller filler, SplittableRandom random, boolean upper) {
    List<String> words = pick(sentences, random);
    List<Piece> pieces = new ArrayList<>();
    int odds = random.nextInt(3) * 40;
    for (int i = 0; i < words.size(); i++) {
      String lower = words.get(i).toLowerCase(java.util.Locale.ROOT);
      boolean changes = random.nextInt(100) < odds;
      String slot = changes ? slot(words, i, lower) : "";
      if (slot.isEmpty()) {
        pieces.add(Piece.plain(words.get(i)));
        continue;
      }
      pieces.addAll(filler.fill(slot, random));
      if (lower.equals("they") || lower.equals("them")) {
        pieces.add(Piece.plain(random.nextInt(5) == 0 ? " & " : " and "));
        pieces.addAll(filler.fill(slot, random));
      }
      if (lower.equals("his")) {
        pieces.add(Piece.plain(random.nextInt(20) == 0 ? "' s" : "'s"));
      }
      i += lower.equals("the") ? 2 : 0;
    }
    Piece first = pieces.get(0);
    String text = first.text;
    pieces.set(0, first.with(upper ? TextNoise.capitalise(text) : text));
    return pieces;
  }

  private static String slot(List<String> words, int at, String lower) {
    if (PRONOUNS.contains(lower)) {
      return "p";
    }
    if (lower.equals("the") && at + 2 < words.size() && words.get(at + 1).equals(" ")) {
      String noun = words.get(at + 2);
      if (PEOPLE.contains(noun)) {
        return "p";
      }
      return THINGS.getOrDefault(noun, "");
    }
    return "";
  }
}
