package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;

/** What makes a code of letters and digits: its length, its validator and the words before it. */
final class CodeRule {
  private final String name;
  private final String type;
  private final int shortest;
  private final int longest;
  private final Predicate<String> valid;
  private final Keywords context;

  private CodeRule(
      String name,
      String type,
      int shortest,
      int longest,
      Predicate<String> valid,
      Keywords context) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.shortest = shortest;
    this.longest = longest;
    this.valid = requireNonNull(valid, "valid");
    this.context = context;
  }

  /** A code of one length that its validator alone proves. */
  static CodeRule proven(String name, String type, int length, Predicate<String> valid) {
    return proven(name, type, length, length, valid);
  }

  /** A code of some lengths that its validator alone proves. */
  static CodeRule proven(
      String name, String type, int shortest, int longest, Predicate<String> valid) {
    return new CodeRule(name, type, shortest, longest, valid, null);
  }

  /** A code that only counts behind one of these words. */
  static CodeRule behind(
      String name, String type, int shortest, int longest, Predicate<String> valid, String words) {
    Keywords context = new Keywords(words.split(" ", -1));
    return new CodeRule(name, type, shortest, longest, valid, context);
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

  boolean needsContext() {
    return context != null;
  }

  /** False when a text cannot hold such a code. */
  boolean mayOccur(DetectionInput input) {
    return input.digits() > 0 && (context == null || context.mayOccur(input));
  }

  boolean isContext(DetectionInput input, int token) {
    return context.match(input, token);
  }

  boolean isValid(String code) {
    return valid.test(code);
  }

  Confidence strength() {
    return context == null ? Confidence.CHECKSUM : Confidence.CONTEXT;
  }
}
