package com.thriviohr.udfs.nudge;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** When a nudge reaches somebody: in the morning of a working day of theirs. Immutable. */
final class DeliveryTime implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final int hour;

  /**
   * @param hour local hour, 0 to 23
   */
  DeliveryTime(int hour) {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("The delivery hour must be 0 to 23, not " + hour);
    }
    this.hour = hour;
  }

  /**
   * The hour on the first working day after the run date that is still to come. An hour that a
   * clock change skips moves on by the length of the gap.
   *
   * @param ready when the nudge exists; the hour must not have passed by then
   */
  Instant after(LocalDate runDate, Instant ready, ZoneId zone) {
    LocalDate day = runDate.plusDays(1);
    while (WEEKEND.contains(day.getDayOfWeek()) || at(day, zone).isBefore(ready)) {
      day = day.plusDays(1);
    }
    return at(day, zone);
  }

  private Instant at(LocalDate day, ZoneId zone) {
    return day.atTime(hour, 0).atZone(zone).toInstant();
  }
}
