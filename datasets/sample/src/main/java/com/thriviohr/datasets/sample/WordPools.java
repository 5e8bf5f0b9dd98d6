package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.text.ResourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The words and sentences that the sample company is made of. */
final class WordPools {
  private final List<String> givenNames = names("given-names.txt");
  private final List<String> familyNames = names("family-names.txt");
  private final List<String> outsideNames = names("outside-names.txt");
  private final Map<String, String> nicknames = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();
  private final Map<String, List<String>> phrases = new HashMap<>();

  WordPools() {
    for (String pair : names("nicknames.txt")) {
      nicknames.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    for (String line : lines("words.txt")) {
      words.put(key(line), Arrays.asList(value(line).split("\\|")));
    }
    for (String line : lines("phrases.txt")) {
      phrases.computeIfAbsent(key(line), kind -> new ArrayList<>()).add(value(line));
    }
  }

  List<String> givenNames() {
    return givenNames;
  }

  List<String> familyNames() {
    return familyNames;
  }

  List<String> outsideNames() {
    return outsideNames;
  }

  String nickname(String givenName) {
    return nicknames.get(givenName);
  }

  boolean hasWords(String slot) {
    return words.containsKey(slot);
  }

  String word(String slot, SplittableRandom random) {
    return pick(words.get(slot), random);
  }

  String phrase(String kind, SplittableRandom random) {
    return pick(phrases.get(kind), random);
  }

  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).trim();
  }

  private static List<String> names(String resource) {
    return lines(resource).stream()
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .map(name -> name.replace('~', ' '))
        .collect(Collectors.toList());
  }

  private static List<String> lines(String resource) {
    return ResourceText.lines(WordPools.class, resource);
  }
}
