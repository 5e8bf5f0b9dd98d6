package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** How often which fault strikes. The same request and attempt always meets the same fate. */
public final class FaultPlan {
  private final Map<Fault, Double> rates;

  private FaultPlan(Map<Fault, Double> rates) {
    this.rates = rates;
  }

  /** Nothing ever fails. */
  public static FaultPlan none() {
    return new FaultPlan(new EnumMap<>(Fault.class));
  }

  /**
   * @param text such as {@code throttle=0.1,reset=0.02}; empty for no faults
   * @throws InvalidInputException for an unknown fault or a rate outside 0 to 1
   */
  public static FaultPlan parse(String text) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        String[] pair = part.strip().split("=", 2);
        rates.put(fault(pair[0], text), rate(pair, text));
      }
    }
    return new FaultPlan(rates);
  }

  /** The fault that strikes, decided by a hash of request and attempt. */
  Optional<Fault> strike(long hash) {
    double left = new SplittableRandom(hash).nextDouble();
    for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
      left -= rate.getValue();
      if (left < 0) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  private static Fault fault(String name, String text) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.setting().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--simulator.faults '"
                        + text
                        + "' names the unknown fault '"
                        + name
                        + "': known are "
                        + Arrays.stream(Fault.values())
                            .map(Fault::setting)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static double rate(String[] pair, String text) {
    try {
      double rate = Double.parseDouble(pair[1]);
      if (rate >= 0 && rate <= 1) {
        return rate;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // Reported below with everything else that is no rate.
    }
    throw new InvalidInputException(
        "--simulator.faults '" + text + "' needs a rate from 0 to 1 behind " + pair[0] + "=.");
  }
}
