package com.thriviohr.udfs.nudge;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Person;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who gets a nudge as of a run date. Days are calendar days in the person's time zone: a
 * recognition given at 23:59 yesterday is one day old. Immutable.
 */
public final class NudgePolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Why a person gets no nudge; also the reason of the dead letter. */
  public enum Refusal {
    /** Asked to be forgotten. */
    ERASED,
    /** Does not want nudges. */
    OPTED_OUT,
    /** Recognised a colleague less than the threshold ago. */
    RECENT_RECOGNITION,
    /** Was nudged less than the cap ago. */
    FREQUENCY_CAP
  }

  private final LocalDate runDate;
  private final int thresholdDays;
  private final int capDays;
  private final ZoneId defaultZone;

  /**
   * @param runDate date the nudges are for; what happened later is ignored
   * @param thresholdDays days without a recognition after which a person is nudged
   * @param capDays least days between two nudges to a person; 0 for no cap
   * @param defaultZone zone of people whose roster line names none
   */
  public NudgePolicy(LocalDate runDate, int thresholdDays, int capDays, ZoneId defaultZone) {
    this.runDate = requireNonNull(runDate, "runDate");
    this.thresholdDays = thresholdDays;
    this.capDays = capDays;
    this.defaultZone = requireNonNull(defaultZone, "defaultZone");
  }

  LocalDate runDate() {
    return runDate;
  }

  ZoneId zone(Person person) {
    return TimeZones.of(person, defaultZone);
  }

  /** The last recognition given on or before the run date, as the person's calendar says. */
  Optional<Instant> lastRecognition(Person person, Collection<Instant> recognitions) {
    ZoneId zone = zone(person);
    return recognitions.stream()
        .filter(at -> !LocalDate.ofInstant(at, zone).isAfter(runDate))
        .max(Comparator.naturalOrder());
  }

  /** Days from a recognition to the run date. */
  int daysSince(Person person, Instant recognition) {
    LocalDate day = LocalDate.ofInstant(recognition, zone(person));
    return Math.toIntExact(ChronoUnit.DAYS.between(day, runDate));
  }

  /**
   * @param recognitions when the person recognised colleagues
   * @param nudges run dates of nudges the person got
   */
  Optional<Refusal> refusal(
      Person person, Collection<Instant> recognitions, Collection<LocalDate> nudges) {
    if (person.getErased()) {
      return Optional.of(Refusal.ERASED);
    }
    if (person.getOptedOut()) {
      return Optional.of(Refusal.OPTED_OUT);
    }
    Optional<Instant> last = lastRecognition(person, recognitions);
    if (last.isPresent() && daysSince(person, last.get()) < thresholdDays) {
      return Optional.of(Refusal.RECENT_RECOGNITION);
    }
    boolean capped = nudges.stream().anyMatch(this::isCapped);
    return capped ? Optional.of(Refusal.FREQUENCY_CAP) : Optional.empty();
  }

  private boolean isCapped(LocalDate nudgedOn) {
    long days = ChronoUnit.DAYS.between(nudgedOn, runDate);
    return days >= 0 && days < capDays;
  }
}
