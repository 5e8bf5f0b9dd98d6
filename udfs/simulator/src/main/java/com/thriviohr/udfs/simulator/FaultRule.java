package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One fault and when it strikes. */
final class FaultRule {
  private static final Pattern RATE = Pattern.compile("0|1|0?\\.\\d+|1\\.0+");
  private static final Pattern RANGE = Pattern.compile("(#|try)(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final Pattern EVERY = Pattern.compile("every(\\d{1,9})");
  private static final Pattern WINDOW =
      Pattern.compile("(\\d+(?:\\.\\d+)?)s\\.\\.(\\d+(?:\\.\\d+)?)s");
  private static final Pattern TEXT = Pattern.compile("/(.+)/");
  private static final String FORMS =
      "a rate such as 0.1, always, requests such as #3 or #3-5, every10, tries of a prompt such as"
          + " try1-2, a time such as 10s..20s, or a pattern in the prompt such as /word/";

  private final Fault fault;
  private final String when;
  private final Predicate<Attempt> strikes;

  private FaultRule(Fault fault, String when, Predicate<Attempt> strikes) {
    this.fault = requireNonNull(fault, "fault");
    this.when = when;
    this.strikes = requireNonNull(strikes, "strikes");
  }

  /** A share of the attempts, 1 for all. */
  static FaultRule rate(Fault fault, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw invalid(fault, Double.toString(share));
    }
    return new FaultRule(fault, Double.toString(share), attempt -> attempt.draw(fault) < share);
  }

  /** The requests numbered first to last, from 1, both included. */
  static FaultRule requests(Fault fault, long first, long last) {
    String when = checkedRange(fault, "#", first, last);
    return new FaultRule(fault, when, a -> a.number() >= first && a.number() <= last);
  }

  /** The tries numbered first to last of each prompt, from 1, both included. */
  static FaultRule tries(Fault fault, long first, long last) {
    String when = checkedRange(fault, "try", first, last);
    return new FaultRule(fault, when, a -> a.tries() >= first && a.tries() <= last);
  }

  /** Every n-th request. */
  static FaultRule every(Fault fault, long nth) {
    if (nth < 1) {
      throw invalid(fault, "every" + nth);
    }
    return new FaultRule(fault, "every" + nth, attempt -> attempt.number() % nth == 0);
  }

  /** Simulated seconds since the start, the end not included. */
  static FaultRule window(Fault fault, double from, double to) {
    String when = from + "s.." + to + "s";
    if (!(from >= 0 && to > from)) {
      throw invalid(fault, when);
    }
    return new FaultRule(fault, when, a -> a.seconds() >= from && a.seconds() < to);
  }

  /** The prompts whose user text is picked. */
  static FaultRule prompts(Fault fault, Predicate<String> picked) {
    requireNonNull(picked, "picked");
    return new FaultRule(fault, "prompts", attempt -> picked.test(attempt.userText()));
  }

  /** Reads what stands right of the equals sign. */
  static FaultRule parse(Fault fault, String when) {
    if (when.equals("always")) {
      return rate(fault, 1);
    }
    if (RATE.matcher(when).matches()) {
      return rate(fault, Double.parseDouble(when));
    }
    Matcher every = EVERY.matcher(when);
    if (every.matches()) {
      return every(fault, Long.parseLong(every.group(1)));
    }
    Matcher window = WINDOW.matcher(when);
    if (window.matches()) {
      return window(
          fault, Double.parseDouble(window.group(1)), Double.parseDouble(window.group(2)));
    }
    return parseRange(fault, when);
  }

  private static FaultRule parseRange(Fault fault, String when) {
    Matcher range = RANGE.matcher(when);
    if (!range.matches()) {
      return parseText(fault, when);
    }
    long first = Long.parseLong(range.group(2));
    long last = range.group(3) == null ? first : Long.parseLong(range.group(3));
    return range.group(1).equals("#") ? requests(fault, first, last) : tries(fault, first, last);
  }

  private static FaultRule parseText(Fault fault, String when) {
    Matcher text = TEXT.matcher(when);
    if (!text.matches()) {
      throw invalid(fault, when);
    }
    try {
      return prompts(fault, Pattern.compile(text.group(1)).asPredicate());
    } catch (PatternSyntaxException e) {
      throw invalid(fault, when);
    }
  }

  Fault fault() {
    return fault;
  }

  /** True when the fault strikes this attempt. */
  boolean strikes(Attempt attempt) {
    return strikes.test(attempt);
  }

  private static String checkedRange(Fault fault, String prefix, long first, long last) {
    String when = prefix + first + "-" + last;
    if (first < 1 || last < first) {
      throw invalid(fault, when);
    }
    return when;
  }

  @Override
  public String toString() {
    return fault.label() + "=" + when;
  }

  private static InvalidInputException invalid(Fault fault, String when) {
    return new InvalidInputException(
        "Fault '" + fault.label() + "' has '" + when + "', which must be " + FORMS);
  }
}
