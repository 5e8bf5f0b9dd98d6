package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which requests go wrong, and how. The first rule that strikes decides.
 *
 * <p>As a setting: {@code throttle=0.1,reset=#7,html=every100,internal=try1,unavailable=10s..20s}.
 * A rate is decided by a hash of seed, prompt and attempt number, so a run repeats exactly and a
 * retry can succeed.
 */
public final class FaultPlan {
  private static final FaultPlan NONE = new FaultPlan(List.of());

  private final List<FaultRule> rules;

  private FaultPlan(List<FaultRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Nothing goes wrong. */
  public static FaultPlan none() {
    return NONE;
  }

  /**
   * Reads a plan.
   *
   * @param text rules {@code fault=when} with commas between; empty for none
   * @throws InvalidInputException naming the rule that is wrong and what is allowed
   */
  public static FaultPlan parse(String text) {
    requireNonNull(text, "text");
    List<FaultRule> rules = new ArrayList<>();
    if (text.isBlank()) {
      return NONE;
    }
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new InvalidInputException(
            "Fault rule '" + part.trim() + "' must look like throttle=0.1");
      }
      Fault fault = Fault.labelled(part.substring(0, equals).trim());
      rules.add(FaultRule.parse(fault, part.substring(equals + 1).trim()));
    }
    return new FaultPlan(rules);
  }

  /** This plan, and a share of all attempts; 1 for every attempt. */
  public FaultPlan withRate(Fault fault, double share) {
    return with(FaultRule.rate(fault, share));
  }

  /** This plan, and the prompts whose user text is picked. */
  public FaultPlan withPrompts(Fault fault, Predicate<String> picked) {
    return with(FaultRule.prompts(fault, picked));
  }

  /** This plan, and every n-th request. */
  public FaultPlan withEvery(Fault fault, long nth) {
    return with(FaultRule.every(fault, nth));
  }

  /** This plan, and the tries numbered first to last of each prompt, from 1, both included. */
  public FaultPlan withTries(Fault fault, long first, long last) {
    return with(FaultRule.tries(fault, first, last));
  }

  /** This plan, and the requests numbered first to last, from 1, both included. */
  public FaultPlan withRequests(Fault fault, long first, long last) {
    return with(FaultRule.requests(fault, first, last));
  }

  /** This plan, and every request in a window of simulated seconds since the start. */
  public FaultPlan withWindow(Fault fault, double fromSeconds, double toSeconds) {
    return with(FaultRule.window(fault, fromSeconds, toSeconds));
  }

  private FaultPlan with(FaultRule rule) {
    List<FaultRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new FaultPlan(more);
  }

  /** The fault that strikes an attempt, if any. */
  Optional<Fault> choose(Attempt attempt) {
    for (FaultRule rule : rules) {
      if (rule.strikes(attempt)) {
        return Optional.of(rule.fault());
      }
    }
    return Optional.empty();
  }

  /** The rules, as {@link #parse} reads them, except prompts picked by code. */
  @Override
  public String toString() {
    return rules.stream().map(FaultRule::toString).collect(Collectors.joining(","));
  }
}
