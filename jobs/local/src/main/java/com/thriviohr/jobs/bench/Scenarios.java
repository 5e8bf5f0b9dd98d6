package com.thriviohr.jobs.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the clients are measured on. An answer has 22 output tokens on average. */
final class Scenarios {
  /** One endpoint that takes 64 at a time and queues as many. */
  static final Scenario ONE =
      Scenario.of("one", 1_800, SimulatedServer.of(64, 100, "--queue-limit 64"));

  /** A call takes about 140 quota tokens in the end: 57 a second, and 570 more at the start. */
  static final Scenario QUOTA = Scenario.of("quota", 1_280, new ScenarioQuota(480_000, 5, 10));

  /** Nothing is refused, so that two runs differ by what the client does. */
  static final Scenario PATIENT =
      Scenario.of("patient", 1_800, SimulatedServer.of(64, 100, "--queue-limit unbounded"));

  /** Four servers of which one is ten times as slow. */
  static final Scenario SLOW_MEMBER =
      Scenario.of(
          "slow-member",
          1_400,
          SimulatedServer.of(16, 100, "--queue-limit 32"),
          SimulatedServer.of(16, 100, "--queue-limit 32"),
          SimulatedServer.of(16, 100, "--queue-limit 32"),
          SimulatedServer.of(16, 10, "--queue-limit 32"));

  /** Servers of speed 1:2:4; the middle one dies. */
  static final Scenario SPOT =
      Scenario.of(
          "spot",
          1_400,
          SimulatedServer.of(16, 50, "--queue-limit 32"),
          SimulatedServer.of(16, 100, "--queue-limit 32").dyingAfter(4),
          SimulatedServer.of(16, 200, "--queue-limit 32"));

  /** Every scenario, in the order of the table. */
  static final List<Scenario> ALL =
      List.of(
          ONE,
          Scenario.of("small", 220, SimulatedServer.of(8, 100, "--queue-limit 8")),
          Scenario.of(
              "queueing",
              1_100,
              // Each of 64 slows the others by 1 %, so all together write as fast as 39.3 alone.
              SimulatedServer.of(64, 100, "--queue-limit unbounded --batch-slowdown 0.01")
                  .writing(64 * 100 / 1.63)),
          Scenario.of("refusing", 900, SimulatedServer.of(32, 100, "--queue-limit 0")),
          faulty("faults", "throttle=0.1,reset=0.05"),
          faulty("throttled-1", "throttle=0.01"),
          faulty("throttled-10", "throttle=0.1"),
          faulty("throttled-30", "throttle=0.3"),
          faulty("throttled-50", "throttle=0.5"),
          SLOW_MEMBER,
          SPOT,
          QUOTA);

  private Scenarios() {}

  /** Faults that come whatever the load; what is throttled asks for a second's wait. */
  private static Scenario faulty(String name, String faults) {
    return Scenario.of(
        name, 1_500, SimulatedServer.of(64, 100, "--queue-limit 64 --faults " + faults));
  }

  static List<String> names() {
    return ALL.stream().map(Scenario::name).collect(Collectors.toList());
  }

  static Optional<Scenario> named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }
}
