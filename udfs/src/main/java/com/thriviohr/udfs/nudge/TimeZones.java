package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.record.Person;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones of the roster. */
final class TimeZones {
  private TimeZones() {}

  /** The person's zone, or the default when the roster names none or one that does not exist. */
  static ZoneId of(Person person, ZoneId defaultZone) {
    if (person.getTimeZone() == null) {
      return defaultZone;
    }
    try {
      return ZoneId.of(person.getTimeZone().strip());
    } catch (DateTimeException e) {
      return defaultZone;
    }
  }
}
