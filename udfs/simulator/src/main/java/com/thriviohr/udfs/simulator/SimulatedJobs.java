package com.thriviohr.udfs.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The jobs of one service: so many at a time, each for ever known by its name. One thread. */
final class SimulatedJobs {
  private final Map<String, SimulatedJob> jobs = new LinkedHashMap<>();
  private final JobRunner runner;
  private final JobOutput output;
  private final SimulatorClock clock;
  private final SimulatorSettings settings;

  SimulatedJobs(
      JobRunner runner, JobOutput output, SimulatorClock clock, SimulatorSettings settings) {
    this.runner = runner;
    this.output = output;
    this.clock = clock;
    this.settings = settings;
  }

  boolean isFull() {
    return jobs.values().stream().filter(job -> !job.hasEnded()).count() >= settings.jobsAtATime();
  }

  Optional<SimulatedJob> find(String name) {
    return Optional.ofNullable(jobs.get(name));
  }

  Collection<SimulatedJob> all() {
    return jobs.values();
  }

  /** Takes a job, which begins after a while, as a service's jobs do. */
  void start(SimulatedJob job) {
    jobs.put(job.name(), job);
    clock.after(
        settings.jobStart().toNanos(),
        () -> {
          if (!job.hasEnded()) {
            runner.run(job, output);
          }
        });
  }
}
