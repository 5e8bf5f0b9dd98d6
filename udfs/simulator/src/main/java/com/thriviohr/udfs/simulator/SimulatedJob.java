package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A batch job of either service, as the simulator keeps it. One thread. */
final class SimulatedJob {
  /** Where it stands, in no service's words. */
  enum Status {
    WAITING,
    WORKING,
    COMPLETED,
    FAILED,
    STOPPED
  }

  private final String name;
  private final JobFiles files;
  private final WireProtocol protocol;
  private final String target;
  private Status status = Status.WAITING;
  private String reason;
  private Instant startedAt;
  private Instant endedAt;

  /**
   * @param name of the job
   * @param files what it reads and where it writes
   * @param protocol how its records are written
   * @param target model or SageMaker model that answers
   */
  SimulatedJob(String name, JobFiles files, WireProtocol protocol, String target) {
    this.name = requireNonNull(name, "name");
    this.files = requireNonNull(files, "files");
    this.protocol = requireNonNull(protocol, "protocol");
    this.target = requireNonNull(target, "target");
  }

  String name() {
    return name;
  }

  JobFiles files() {
    return files;
  }

  WireProtocol protocol() {
    return protocol;
  }

  String target() {
    return target;
  }

  Status status() {
    return status;
  }

  /** Why it failed, or null. */
  String reason() {
    return reason;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  boolean hasEnded() {
    return status != Status.WAITING && status != Status.WORKING;
  }

  void begin() {
    status = Status.WORKING;
    startedAt = Instant.now();
  }

  /** Ends it, unless it has ended. */
  void end(Status last, String why) {
    if (!hasEnded()) {
      status = last;
      reason = why;
      endedAt = Instant.now();
    }
  }

  /** What a job reads and writes. Immutable. */
  static final class JobFiles {
    private final String input;
    private final boolean manifest;
    private final String output;
    private final int atATime;

    /**
     * @param input URI of a manifest or of one file of lines
     * @param manifest true for a manifest
     * @param output URI of the folder of its outputs
     * @param atATime records it works on at a time
     */
    JobFiles(String input, boolean manifest, String output, int atATime) {
      this.input = input;
      this.manifest = manifest;
      this.output = output.endsWith("/") ? output : output + "/";
      this.atATime = atATime;
    }

    String input() {
      return input;
    }

    boolean isManifest() {
      return manifest;
    }

    String output() {
      return output;
    }

    int atATime() {
      return atATime;
    }
  }
}
