package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a simulated endpoint behaves. Times and rates are simulated; see {@link #timeFactor()}. */
public final class SimulatorSettings {
  private final Builder values;

  private SimulatorSettings(Builder values) {
    this.values = values;
  }

  /** Fast, without quota and without faults. */
  public static SimulatorSettings defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** TCP port on the loopback interface; 0 takes a free one. */
  public int port() {
    return values.port;
  }

  /** Decides answers and faults. */
  public long seed() {
    return values.seed;
  }

  /** Slots, speed and queue at the start. */
  public Capacity capacity() {
    return values.capacity;
  }

  /** Requests and tokens a minute. */
  public QuotaLimits quota() {
    return values.quota;
  }

  /** Server that speaks S3, on which batch jobs read and write; empty for the simulator itself. */
  public Optional<URI> s3() {
    return Optional.ofNullable(values.s3);
  }

  /** How long a batch job waits before it works. */
  public Duration jobStart() {
    return values.jobStart;
  }

  /** Most batch jobs at a time of each service. */
  public int jobsAtATime() {
    return values.jobsAtATime;
  }

  /** True to answer 503 when the queue is full, false for 429. */
  public boolean unavailableWhenFull() {
    return values.unavailableWhenFull;
  }

  /** What goes wrong. */
  public FaultPlan faults() {
    return values.faults;
  }

  /** How long the fault {@link Fault#DELAY} waits. */
  public Duration delay() {
    return values.delay;
  }

  /** How long the fault {@link Fault#SPOT} refuses connections. */
  public Duration spotOutage() {
    return values.spotOutage;
  }

  /** Simulated seconds in a second on the wall; 10 runs ten times as fast. */
  public double timeFactor() {
    return values.timeFactor;
  }

  /** True to answer SageMaker's {@code inputs} with a list, as TGI does. */
  public boolean tgiList() {
    return values.tgiList;
  }

  /** Refuses a setting that is out of range, naming it and what is allowed. */
  static void check(boolean valid, String name, Number value, String allowed) {
    if (!valid) {
      throw new InvalidInputException(
          "Simulator setting " + name + " is " + value + "; it must be " + allowed);
    }
  }

  /** Collects settings. */
  public static final class Builder implements Cloneable {
    private int port;
    private long seed = 42;
    private Capacity capacity = Capacity.defaults();
    private QuotaLimits quota = QuotaLimits.none();
    private boolean unavailableWhenFull;
    private FaultPlan faults = FaultPlan.none();
    private Duration delay = Duration.ofSeconds(2);
    private Duration spotOutage = Duration.ofSeconds(5);
    private double timeFactor = 1;
    private boolean tgiList;
    private URI s3;
    private Duration jobStart = Duration.ofMillis(200);
    private int jobsAtATime = 4;

    private Builder() {}

    /** TCP port, 0 for a free one. */
    public Builder port(int newPort) {
      check(newPort >= 0 && newPort <= 65_535, "port", newPort, "0 to 65535");
      port = newPort;
      return this;
    }

    /** Decides answers and faults. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** Slots, speed and queue. */
    public Builder capacity(Capacity newCapacity) {
      capacity = requireNonNull(newCapacity, "capacity");
      return this;
    }

    /** Requests and tokens a minute. */
    public Builder quota(QuotaLimits newQuota) {
      quota = requireNonNull(newQuota, "quota");
      return this;
    }

    /** 503 instead of 429 when the queue is full. */
    public Builder unavailableWhenFull(boolean unavailable) {
      unavailableWhenFull = unavailable;
      return this;
    }

    /** What goes wrong. */
    public Builder faults(FaultPlan plan) {
      faults = requireNonNull(plan, "plan");
      return this;
    }

    /** What goes wrong, as {@link FaultPlan#parse} reads it. */
    public Builder faults(String plan) {
      return faults(FaultPlan.parse(plan));
    }

    /** How long the fault {@link Fault#DELAY} waits. */
    public Builder delay(Duration newDelay) {
      check(!newDelay.isNegative(), "delay", newDelay.toMillis(), "at least 0 ms");
      delay = newDelay;
      return this;
    }

    /** How long the fault {@link Fault#SPOT} refuses connections. */
    public Builder spotOutage(Duration outage) {
      check(!outage.isNegative(), "spot-outage", outage.toMillis(), "at least 0 ms");
      spotOutage = outage;
      return this;
    }

    /** Simulated seconds in a second. */
    public Builder timeFactor(double factor) {
      check(factor > 0, "time-factor", factor, "more than 0");
      timeFactor = factor;
      return this;
    }

    /** Server that speaks S3, for batch jobs; default the simulator, below {@code /s3}. */
    public Builder s3(URI server) {
      s3 = requireNonNull(server, "server");
      return this;
    }

    /** How long a batch job waits before it works; default 200 ms. */
    public Builder jobStart(Duration wait) {
      jobStart = requireNonNull(wait, "wait");
      return this;
    }

    /** Most batch jobs at a time of each service; default 4. */
    public Builder jobsAtATime(int most) {
      jobsAtATime = most;
      return this;
    }

    /** TGI's list answers. */
    public Builder tgiList(boolean list) {
      tgiList = list;
      return this;
    }

    /** The settings; the builder may be changed and used again. */
    public SimulatorSettings build() {
      return new SimulatorSettings(clone());
    }

    @Override
    protected Builder clone() {
      try {
        return (Builder) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
