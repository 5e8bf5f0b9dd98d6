package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationDetectorTest {
  private static final Detector DETECTOR = Lexicons.locations();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The team flew to the Republic of Ireland today|Republic of Ireland",
        "She grew up in Villanova del Sillaro.|Villanova del Sillaro",
        "he lives in kuhmoinen.|kuhmoinen",
        "Our new office in Oberammergau opens soon|Oberammergau",
        "Where: St. Ives Golf Club|St. Ives Golf",
        "The town of Kuhmoinen is small|Kuhmoinen",
        "Next week I'm in Kuhmoinen, at a fair|Kuhmoinen",
        "We spoke about Jordan and flew to Jordan|Jordan",
        "Paris, France is lovely|Paris",
        "as they do in america :)|america"
      })
  void findsPlaces(String text, String expected) {
    // When
    var found = Found.by(DETECTOR, text);
    // Then
    assertThat(found).contains("LOCATION:" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Charlotte fixed it, thanks Jordan!",
        "I use live bookmarks in firefox",
        "we moved to linux",
        "I am in Marketing",
        "Nice! We read in bed",
        "the center of the north wing",
        "Where: tomorrow",
        "she was born in May"
      })
  void leavesNamesAndWordsThatAreNoPlace(String text) {
    // When
    var found = Found.by(DETECTOR, text);
    // Then
    assertThat(found).isEmpty();
  }
}
