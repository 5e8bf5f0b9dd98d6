package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextDetectorsTest {
  private static final Map<String, Detector> DETECTORS =
      Map.of(
          "STREET_ADDRESS", new StreetDetector(),
          "ZIP_CODE", new ZipDetector(),
          "DATE_OF_BIRTH", new BirthDateDetector(),
          "DATE_TIME", new DateDetector(),
          "AGE", new AgeDetector(),
          "SALARY", new SalaryDetector(),
          "ORGANIZATION", new OrganizationDetector(),
          "LOCATION", Lexicons.locations(),
          "NRP", Lexicons.nrp(),
          "MEDICAL", Lexicons.medical());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STREET_ADDRESS|meet at 221 Baker Street now|221 Baker Street",
        "ZIP_CODE|zip code is 90210-1234|90210-1234",
        "ZIP_CODE|Springfield, IL 62704|62704",
        "ZIP_CODE|London SW1A 1AA|SW1A 1AA",
        "ZIP_CODE|Ottawa K1A 0B1|K1A 0B1",
        "DATE_OF_BIRTH|born on 12 May 1980 in Rome|12 May 1980",
        "DATE_OF_BIRTH|DOB: 3/23/1940|3/23/1940",
        "DATE_OF_BIRTH|née le 3 mai 1984 à Lyon|3 mai 1984",
        "DATE_OF_BIRTH|nacida el 3 de mayo de 1984|3 de mayo de 1984",
        "DATE_OF_BIRTH|Geburtsdatum 03.05.1984|03.05.1984",
        "DATE_TIME|due 2026-11-23T10:15:00Z sharp|2026-11-23T10:15:00Z",
        "DATE_TIME|due November 5th, 2026|November 5th, 2026",
        "AGE|a 34-year-old man|34",
        "AGE|she is 103 years old|103",
        "SALARY|my salary of 70,000 EUR|70,000 EUR",
        "SALARY|she earns $95k|$95k",
        "ORGANIZATION|we buy from Smith & Sons Ltd. today|Smith & Sons Ltd.",
        "LOCATION|from Sri Lanka to new york|Sri Lanka",
        "NRP|a Catholic school|Catholic",
        "MEDICAL|my type 2 diabetes is back|type 2 diabetes",
        "MEDICAL|the asthma keeps me at home|asthma"
      })
  void findsByContext(String type, String text, String expected) {
    // When
    var found = Found.by(DETECTORS.get(type), text);
    // Then
    assertThat(found).contains(type + ":" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STREET_ADDRESS|we have 5 more days on the road",
        "ZIP_CODE|unzip 12345 files of ID 62704",
        "DATE_OF_BIRTH|born to code, version 2.4",
        "DATE_TIME|retry 1/2 of it in march",
        "AGE|34 years of history, 500 years old",
        "SALARY|the bonus track is 3 minutes",
        "ORGANIZATION|Limited time only",
        "LOCATION|a nice reading of china and turkey"
      })
  void leavesNearMisses(String type, String text) {
    // When
    var found = Found.by(DETECTORS.get(type), text);
    // Then
    assertThat(found).isEmpty();
  }
}
