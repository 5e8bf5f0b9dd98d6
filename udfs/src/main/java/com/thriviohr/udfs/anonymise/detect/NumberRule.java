package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What makes a number of one kind: its length, its validator, how it is grouped, and context. */
final class NumberRule {
  private static final Set<String> ANY = Set.of("*");

  private final String name;
  private final String type;
  private final int shortest;
  private final int longest;
  private final Predicate<String> valid;
  private final Evidences evidences;

  private NumberRule(
      String name,
      String type,
      int shortest,
      int longest,
      Predicate<String> valid,
      Evidences evidences) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.shortest = shortest;
    this.longest = longest;
    this.valid = requireNonNull(valid, "valid");
    this.evidences = evidences;
  }

  /** A number whose validator alone proves it. */
  static NumberRule proven(
      String name, String type, int shortest, int longest, Predicate<String> valid) {
    return new NumberRule(
        name, type, shortest, longest, valid, new Evidences(ANY, null, Confidence.CHECKSUM));
  }

  /** A number that needs one of these words near it. */
  NumberRule near(Confidence strength, String... words) {
    return new NumberRule(
        name,
        type,
        shortest,
        longest,
        valid,
        new Evidences(Set.of(), new Keywords(words), strength));
  }

  /** The same number, which these groupings prove without a word near it. */
  NumberRule orGrouped(String... shapes) {
    return new NumberRule(
        name,
        type,
        shortest,
        longest,
        valid,
        new Evidences(Set.of(shapes), evidences.words, evidences.strength));
  }

  /** The same number, which a stricter validator proves without a word near it. */
  NumberRule orProven(Predicate<String> proof) {
    return new NumberRule(name, type, shortest, longest, valid, evidences.orProven(proof));
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  Confidence strength() {
    return evidences.strength;
  }

  /** False when a text cannot hold such a number. */
  boolean mayOccur(DetectionInput input) {
    return input.digits() >= shortest && evidences.mayHold(input);
  }

  /** True for a number that stands in some groups of a run. */
  boolean admits(DetectionInput input, DigitRun run, int from, int to, String digits) {
    return valid.test(digits) && (evidences.prove(digits) || evidences.hold(input, run, from, to));
  }

  private static final class Evidences {
    private static final int WORDS_BACK = 6;

    private final Set<String> shapes;
    private final Keywords words;
    private final Confidence strength;
    private final Optional<Predicate<String>> proof;

    private Evidences(Set<String> shapes, Keywords words, Confidence strength) {
      this(shapes, words, strength, Optional.empty());
    }

    private Evidences(
        Set<String> shapes,
        Keywords words,
        Confidence strength,
        Optional<Predicate<String>> proof) {
      this.shapes = shapes;
      this.words = words;
      this.strength = strength;
      this.proof = proof;
    }

    private Evidences orProven(Predicate<String> validator) {
      return new Evidences(shapes, words, strength, Optional.of(validator));
    }

    private boolean mayHold(DetectionInput input) {
      return !shapes.isEmpty() || proof.isPresent() || words.mayOccur(input);
    }

    private boolean prove(String digits) {
      return proof.isPresent() && proof.get().test(digits);
    }

    private boolean hold(DetectionInput input, DigitRun run, int from, int to) {
      return shapes.equals(ANY)
          || (!shapes.isEmpty() && shapes.contains(run.shape(input, from, to)))
          || words.precede(input, run.start(from), WORDS_BACK);
    }
  }
}
