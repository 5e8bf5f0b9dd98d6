package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Detectors that know their words from lists. */
public final class Lexicons {
  private static final List<String> ZONES =
      List.of("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/");

  private Lexicons() {}

  /** Nationalities, religions and political groups. */
  public static Detector nrp() {
    return listed("nrp", EntityTypes.NRP, "nationalities-religions-politics.txt");
  }

  /** Illnesses and treatments. */
  public static Detector medical() {
    return new LexiconDetector(
        "medical",
        EntityTypes.MEDICAL,
        WordList.read("medical-terms.txt"),
        Set.of("aids", "stroke", "detox", "transplant", "concussion")::contains);
  }

  /** Pregnancy, orientation, belief and union membership. */
  public static Detector specialCategories() {
    return new LexiconDetector(
        "special-category",
        EntityTypes.SPECIAL_CATEGORY,
        WordList.read("special-categories.txt"),
        Set.of("devout", "agnostic")::contains);
  }

  /** Honorifics and job titles. */
  public static Detector titles() {
    return listed("title", EntityTypes.TITLE, "job-titles.txt");
  }

  /**
   * Countries and the cities of time zones, as the JDK knows them, and more names; unknown ones by
   * context.
   */
  public static Detector locations() {
    List<String> places = new ArrayList<>(WordList.read("cities.txt"));
    places.addAll(Countries.names());
    for (String zone : ZoneId.getAvailableZoneIds()) {
      if (ZONES.stream().anyMatch(zone::startsWith)) {
        String city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        if (!WordList.isOrdinary(Characters.fold(city))) {
          // "Center" and "North" are zones, too.
          places.add(city);
        }
      }
    }
    return new LocationDetector(places);
  }

  private static Detector listed(String name, String type, String list) {
    return new LexiconDetector(name, type, WordList.read(list), WordList::isOrdinary);
  }
}
