package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings as {@code --name value} arguments. Every problem is reported, all in one message.
 *
 * <p>{@code --decode 0} and {@code --prefill 0} take no time, {@code --queue-limit unbounded} waits
 * for ever, {@code --slots unlimited} never does.
 */
public final class SimulatorArguments {
  private static final Map<String, Setter> SETTERS = new LinkedHashMap<>();

  static {
    SETTERS.put("port", (s, v) -> s.values.port(Integer.parseInt(v)));
    SETTERS.put("seed", (s, v) -> s.values.seed(Long.parseLong(v)));
    for (String name : CapacityArguments.names()) {
      SETTERS.put(name, (s, v) -> s.capacity = CapacityArguments.apply(s.capacity, name, v));
    }
    SETTERS.put("queue-full-503", (s, v) -> s.values.unavailableWhenFull(isTrue(v)));
    SETTERS.put("requests-per-minute", (s, v) -> s.quota = s.quota.withRequestsPerMinute(whole(v)));
    SETTERS.put("tokens-per-minute", (s, v) -> s.quota = s.quota.withTokensPerMinute(whole(v)));
    SETTERS.put("burn-rate", (s, v) -> s.quota = s.quota.withOutputBurnRate(rate(v)));
    SETTERS.put("burst-seconds", (s, v) -> s.quota = s.quota.withBurstSeconds(rate(v)));
    SETTERS.put("faults", (s, v) -> s.values.faults(v));
    SETTERS.put("delay-millis", (s, v) -> s.values.delay(Duration.ofMillis(whole(v))));
    SETTERS.put("spot-outage-millis", (s, v) -> s.values.spotOutage(Duration.ofMillis(whole(v))));
    SETTERS.put("time-factor", (s, v) -> s.values.timeFactor(rate(v)));
    SETTERS.put("s3", (s, v) -> s.values.s3(java.net.URI.create(v)));
    SETTERS.put("job-start-millis", (s, v) -> s.values.jobStart(Duration.ofMillis(whole(v))));
    SETTERS.put("jobs-at-a-time", (s, v) -> s.values.jobsAtATime(Integer.parseInt(v)));
    SETTERS.put("tgi-list", (s, v) -> s.values.tgiList(isTrue(v)));
  }

  private final SimulatorSettings.Builder values = SimulatorSettings.builder();
  private Capacity capacity = Capacity.defaults();
  private QuotaLimits quota = QuotaLimits.none();

  private SimulatorArguments() {}

  /**
   * Reads settings.
   *
   * @throws InvalidInputException naming every argument that is unknown or wrong
   */
  public static SimulatorSettings parse(List<String> arguments) {
    SimulatorArguments read = new SimulatorArguments();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      read.set(arguments.get(i), value, problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(String.join("; ", problems));
    }
    return read.values.capacity(read.capacity).quota(read.quota).build();
  }

  /** The names there are. */
  public static String usage() {
    return "--" + String.join(" VALUE --", SETTERS.keySet()) + " VALUE";
  }

  private void set(String argument, String value, List<String> problems) {
    Setter setter = argument.startsWith("--") ? SETTERS.get(argument.substring(2)) : null;
    if (setter == null) {
      problems.add("Unknown argument '" + argument + "'; known are " + usage());
      return;
    }
    try {
      setter.set(this, value);
    } catch (NumberFormatException e) {
      problems.add(argument + " has '" + value + "', which must be a number");
    } catch (InvalidInputException e) {
      problems.add(e.getMessage());
    }
  }

  private static long whole(String value) {
    return Long.parseLong(value);
  }

  private static double rate(String value) {
    return Double.parseDouble(value);
  }

  private static boolean isTrue(String value) {
    return Boolean.parseBoolean(value);
  }

  /** Sets one value from text. */
  private interface Setter {
    void set(SimulatorArguments settings, String value);
  }
}
