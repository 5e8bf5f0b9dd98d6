package com.thriviohr.udfs.simulator;

import java.util.List;
import java.util.regex.Pattern;

/** The words of {@link AnswerWriter}'s small grammar. {@code %s} takes placeholders. */
final class Phrases {
  static final Pattern DAYS = Pattern.compile("days|since|elapsed", Pattern.CASE_INSENSITIVE);

  static final List<String> GREETINGS = List.of("Hi", "Hello", "Good morning", "Hey", "Dear");

  static final List<String> DAY_OPENINGS =
      List.of(
          "it has been %s days since you last thanked a colleague.",
          "%s days have passed since your last recognition.",
          "your last thank-you to a teammate was %s days ago.",
          "after %s days without a shout-out, someone near you surely deserves one.");

  static final List<String> PLAIN_OPENINGS =
      List.of(
          "a quick thank-you can make somebody's whole week.",
          "someone around you did something worth noticing lately.",
          "who made your work easier this week?",
          "a kind word travels further than we think.");

  static final List<String> MENTIONS =
      List.of(
          "How about a few kind words for %s?",
          "Think of %s, and of what went well lately.",
          "A short note about %s would be a lovely start.",
          "Perhaps %s comes to mind?");

  static final List<String> CLOSINGS =
      List.of(
          "It only takes a minute.",
          "Two sentences are plenty.",
          "Small thanks add up.",
          "They will be glad you noticed.",
          "Why not today?",
          "Specific praise works best.");

  static final List<String> REPLY_OPENINGS =
      List.of("Sure:", "In short,", "As I see it,", "Thanks for asking;", "Good question:");

  static final List<String> REPLY_SUBJECTS =
      List.of("the team", "a steady routine", "clear feedback", "this plan", "a short meeting");

  static final List<String> REPLY_VERBS =
      List.of("helps with", "depends on", "makes room for", "builds on", "leads to");

  static final List<String> REPLY_OBJECTS =
      List.of(
          "trust between colleagues",
          "fewer surprises later",
          "better focus during the week",
          "the work already done",
          "an honest look at priorities");

  private Phrases() {}
}
