package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A job of a service, as it was last seen. Immutable. */
final class RemoteJob {
  /** How far it has come. */
  enum State {
    /** It waits or works. */
    RUNNING,
    /** It has ended, and all it was given is answered or refused by record. */
    COMPLETED,
    /** It has ended, and some of its files or records have no answer. */
    FAILED,
    /** Somebody, or its time limit, has ended it. */
    STOPPED
  }

  private final String id;
  private final State state;
  private final String reason;
  private final Instant startedAt;
  private final Instant endedAt;

  private RemoteJob(String id, State state, String reason, Instant startedAt, Instant endedAt) {
    this.id = requireNonNull(id, "id");
    this.state = requireNonNull(state, "state");
    this.reason = reason;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
  }

  /**
   * @param id name or ARN by which the service knows it
   */
  static RemoteJob running(String id) {
    return new RemoteJob(id, State.RUNNING, null, null, null);
  }

  /**
   * @param reason the service's words for a failure, or null
   * @param startedAt when its work began, or null
   * @param endedAt when its work ended, or null
   */
  static RemoteJob of(String id, State state, String reason, Instant startedAt, Instant endedAt) {
    return new RemoteJob(id, state, reason, startedAt, endedAt);
  }

  String id() {
    return id;
  }

  State state() {
    return state;
  }

  /** The service's words for a failure. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** How long its instances were billed; zero as long as that is not known. */
  Duration billed() {
    return startedAt == null || endedAt == null
        ? Duration.ZERO
        : Duration.between(startedAt, endedAt);
  }
}
