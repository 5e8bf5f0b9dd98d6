package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberDetectorsTest {
  /** Test numbers that the card schemes and payment processors publish. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4012 8888 8888 1881",
        "5555-5555-5555-4444",
        "5105105105105100",
        "2223003122003222",
        "378282246310005",
        "3714 496353 98431",
        "6011111111111117",
        "30569309025904",
        "3530111333300000",
        "6304000000000000",
        "4222222222222"
      })
  void findsPublishedTestCards(String card) {
    // When
    var found = Found.by(NumberDetectors.creditCard(), "pay with " + card + ", please");
    // Then
    assertThat(found).containsExactly("CREDIT_CARD:" + card);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "0000000000000000",
        "1234567812345670",
        "build 41111111111111111111",
        "9999 9999 9999 9995",
        "id a4111111111111111"
      })
  void leavesNumbersThatAreNoCards(String text) {
    // When
    var found = Found.by(NumberDetectors.creditCard(), text);
    // Then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my ssn 078051120 ok|078051120",
        "219-09-9999 is mine|219-09-9999",
        "social security number is 457 55 5462|457 55 5462"
      })
  void findsSocialSecurityNumbers(String text, String number) {
    // When
    var found = Found.by(NumberDetectors.usSsn(), text);
    // Then
    assertThat(found).containsExactly("US_SSN:" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000-12-3456",
        "666-12-3456",
        "912-12-3456",
        "123-00-4567",
        "123-45-0000",
        "Suite 680 36 4022 Lane",
        "order 078051120"
      })
  void leavesNumbersThatNoSocialSecurityOfficeIssues(String text) {
    // When
    var found = Found.by(NumberDetectors.usSsn(), text);
    // Then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "itin 900-70-0000 here|900-70-0000|true",
        "900-93-1234|900-93-1234|false",
        "823-70-1234|823-70-1234|false"
      })
  void tellsTaxpayerNumbersByGroup(String text, String number, boolean valid) {
    // When
    var found = Found.by(NumberDetectors.usItin(), text);
    // Then
    assertThat(found.contains("US_ITIN:" + number)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NHS number 943 476 5919|943 476 5919|true",
        "nhs no 401 023 2137|401 023 2137|true",
        "NHS number 943 476 5918|943 476 5918|false",
        "call 943 476 5919|943 476 5919|false"
      })
  void tellsHealthServiceNumbersByModuloEleven(String text, String number, boolean valid) {
    // When
    var found = Found.by(NumberDetectors.ukNhs(), text);
    // Then
    assertThat(found.contains("UK_NHS:" + number)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "046 454 286|046 454 286|false",
        "130 692 544|130 692 544|true",
        "sin: 193456787|193456787|true",
        "193-456-788|193-456-788|false"
      })
  void tellsCanadianNumbersByLuhn(String text, String number, boolean valid) {
    // When
    var found = Found.by(NumberDetectors.caSin(), text);
    // Then
    assertThat(found.contains("CA_SIN:" + number)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2345 6789 0124|2345 6789 0124|true",
        "aadhaar 499118665246|499118665246|true",
        "4991 1866 5247|4991 1866 5247|false",
        "1345 6789 0124|1345 6789 0124|false"
      })
  void tellsAadhaarByVerhoeff(String text, String number, boolean valid) {
    // When
    var found = Found.by(NumberDetectors.inAadhaar(), text);
    // Then
    assertThat(found.contains("IN_AADHAAR:" + number)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "routing number 021000021|021000021|true",
        "ABA 011401533|011401533|true",
        "routing number 021000022|021000022|false",
        "order 021000021|021000021|false"
      })
  void tellsRoutingNumbersByChecksumAndContext(String text, String number, boolean valid) {
    // When
    var found = Found.by(NumberDetectors.routingNumber(), text);
    // Then
    assertThat(found.contains("ROUTING_NUMBER:" + number)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GB82 WEST 1234 5698 7654 32|true",
        "DE89370400440532013000|true",
        "FR14 2004 1010 0505 0001 3M02 606|true",
        "NO93 8601 1117 947|true",
        "LY23021001000123456789012|true",
        "OM820210000012345678901|true",
        "MN740012345678901234|true",
        "SD5521010101234501|true",
        "BI4210000100010000332045181|true",
        "YE15CBYE0001018861234567891234|true",
        "DE89370400440532013001|false",
        "GB82 WEST 1234 5698 7654 33|false",
        "XX89370400440532013000|false"
      })
  void tellsIbansByChecksumAndLength(String iban, boolean valid) {
    // When
    var found = Found.by(new IbanDetector(), "to " + iban + " today");
    // Then
    assertThat(found.contains("IBAN_CODE:" + iban)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"pay to account 12345678|1", "account of 12 people|0", "on my acct 000123456789|1"})
  void findsBankAccountsByContextOnly(String text, int expected) {
    // When
    var found = Found.by(NumberDetectors.bankAccount(), text);
    // Then
    assertThat(found).hasSize(expected);
  }
}
