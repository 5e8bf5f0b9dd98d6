package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeDetectorsTest {
  private static final Map<String, Detector> DETECTORS =
      Map.of(
          "VIN", CodeDetectors.vin(),
          "UK_NINO", CodeDetectors.ukNino(),
          "IN_PAN", CodeDetectors.inPan(),
          "SWIFT_CODE", CodeDetectors.swiftCode(),
          "PASSPORT", CodeDetectors.passport(),
          "DRIVER_LICENSE", CodeDetectors.driverLicense(),
          "LICENSE_PLATE", CodeDetectors.licensePlate(),
          "EMPLOYEE_ID", CodeDetectors.employeeId());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VIN|the car 1HGCM82633A004352 is back|1HGCM82633A004352",
        "VIN|11111111111111111 or 1M8GDM9AXKP042788|1M8GDM9AXKP042788",
        "UK_NINO|NI number AB 12 34 56 C|AB 12 34 56 C",
        "UK_NINO|JG103759A|JG103759A",
        "IN_PAN|PAN ABCPE1234F please|ABCPE1234F",
        "SWIFT_CODE|our SWIFT is DEUTDEFF500|DEUTDEFF500",
        "PASSPORT|passport number is 912803456|912803456",
        "PASSPORT|Passport No. C01X00T47|C01X00T47",
        "DRIVER_LICENSE|my driver's license number is 950735093|950735093",
        "DRIVER_LICENSE|driving licence MORGA657054SM9IJ|MORGA657054SM9IJ",
        "LICENSE_PLATE|license plate 7ABC123 was towed|7ABC123",
        "EMPLOYEE_ID|employee number 48213 left|48213"
      })
  void findsCodes(String type, String text, String code) {
    // When
    var found = Found.by(DETECTORS.get(type), text);
    // Then
    assertThat(found).containsExactly(type + ":" + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VIN|1HGCM82633A004353",
        "UK_NINO|BG 12 34 56 C",
        "UK_NINO|DA 12 34 56 C",
        "IN_PAN|ABCXE1234F",
        "SWIFT_CODE|that was TERRIBLE1",
        "SWIFT_CODE|SWIFT ABCDXX12",
        "PASSPORT|the passport office opens at 9",
        "DRIVER_LICENSE|see the open source licence, version 3",
        "LICENSE_PLATE|build 7ABC123",
        "EMPLOYEE_ID|employee of the month"
      })
  void leavesNearMisses(String type, String text) {
    // When
    var found = Found.by(DETECTORS.get(type), text);
    // Then
    assertThat(found).isEmpty();
  }
}
