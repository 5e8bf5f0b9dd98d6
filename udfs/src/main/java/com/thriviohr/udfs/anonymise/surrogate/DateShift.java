package com.thriviohr.udfs.anonymise.surrogate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Moves a written date by days and writes it the way it was. */
final class DateShift {
  private static final List<DateTimeFormatter> FORMS =
      forms(
          "uuuu-MM-dd",
          "uuuu/MM/dd",
          "MM/dd/uuuu",
          "M/d/uuuu",
          "dd.MM.uuuu",
          "d.M.uuuu",
          "dd/MM/uuuu",
          "d/M/uuuu",
          "MM-dd-uuuu",
          "dd-MM-uuuu",
          "MM/dd/uu",
          "M/d/uu",
          "MMMM d, uuuu",
          "MMM d, uuuu",
          "d MMMM uuuu",
          "d MMM uuuu",
          "MMMM d uuuu",
          "MMM d uuuu");

  private DateShift() {}

  /** The moved date, or empty when the text is no whole date in a known form. */
  static Optional<String> shift(String text, int days) {
    for (DateTimeFormatter form : FORMS) {
      try {
        String moved = LocalDate.parse(text, form).plusDays(days).format(form);
        return Optional.of(moved);
      } catch (DateTimeException e) {
        // Another form may fit.
      }
    }
    return Optional.empty();
  }

  private static List<DateTimeFormatter> forms(String... patterns) {
    List<DateTimeFormatter> forms = new ArrayList<>();
    for (String pattern : patterns) {
      forms.add(
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .toFormatter(Locale.ENGLISH));
    }
    return forms;
  }
}
