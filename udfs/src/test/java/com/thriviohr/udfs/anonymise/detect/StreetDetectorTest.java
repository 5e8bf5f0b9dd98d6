package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreetDetectorTest {
  private static final StreetDetector DETECTOR = new StreetDetector();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "send it to 12 Elm Road, Springfield, IL 62704 today|12 Elm Road, Springfield, IL 62704",
        "we met at 8 rue des Lilas yesterday|8 rue des Lilas",
        "she lives in Rua das Acácias 14 now|Rua das Acácias 14",
        "the flat is in Lindenstrasse 5, they say|Lindenstrasse 5",
        "the flat is in Lange Lindenstr. 5a, they say|Lange Lindenstr. 5a",
        "write to Kossuth Lajos utca 7 please|Kossuth Lajos utca 7",
        "come to Via Garibaldi 3 at six|Via Garibaldi 3",
        "post it to P.O. Box 512 please|P.O. Box 512",
        "ship to 4 Harbour View 18 Suite 210, Uppsala, Sweden 75310 now"
            + "|4 Harbour View 18 Suite 210, Uppsala, Sweden 75310",
        "send it to PSC 1234, Box 5678, APO AE 09012 today|PSC 1234, Box 5678, APO AE 09012",
        "send it to USS Example, FPO AP 96601 today|USS Example, FPO AP 96601",
        "meet at the corner of Elm Street and Fifth Avenue at noon"
            + "|the corner of Elm Street and Fifth Avenue",
        "the shop on Elm Street is open|Elm Street",
        "my address is flat 4 12 elm road|12 elm road",
        "1. 12 Elm Street|12 Elm Street",
        "Vivo en Calle Serrano 41, 3º B, 28001 Madrid desde ayer|Calle Serrano 41, 3º B, 28001 Madrid",
        "Calle Gran Vía, 28, piso 3, puerta B, 28013 Madrid|Calle Gran Vía, 28, piso 3, puerta B, 28013 Madrid",
        "Rua das Acácias 14, 3º dto, 4050-265 Porto|Rua das Acácias 14, 3º dto, 4050-265 Porto",
        "Av. Ipiranga 200, apto 12, São Paulo - SP, 01046-010|Av. Ipiranga 200, apto 12, São Paulo - SP, 01046-010",
        "Via Garibaldi 3, interno 5, 00153 Roma|Via Garibaldi 3, interno 5, 00153 Roma",
        "8 rue des Lilas, 3e étage, 75019 Paris|8 rue des Lilas, 3e étage, 75019 Paris",
        "Lindenstraße 5, 3. OG, 10969 Berlin|Lindenstraße 5, 3. OG, 10969 Berlin",
        "Prinsengracht 123-2, 1015 DK Amsterdam|Prinsengracht 123-2, 1015 DK Amsterdam",
        "at H.No. 45, 2nd Floor, Karol Bagh, New Delhi - 110005 now|H.No. 45, 2nd Floor, Karol Bagh, New Delhi - 110005",
        "to 1-2-3 Jinnan, Shibuya-ku, Tokyo 150-0041 please|1-2-3 Jinnan, Shibuya-ku, Tokyo 150-0041",
        "住所は〒150-0041 東京都渋谷区神南1-2-3です|〒150-0041 東京都渋谷区神南1-2-3",
        "地址：上海市静安区南京西路88号|上海市静安区南京西路88号"
      })
  void findsAddressesOfManyCountries(String text, String expected) {
    // When
    var found = Found.by(DETECTOR, text);
    // Then
    assertThat(found).contains("STREET_ADDRESS:" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "we have 5 more days on the road",
        "5 drives in 3 servers at 7 percent",
        "install Windows 10 and Office 2019, then reboot",
        "via chrome 55 it works",
        "at 9 Monday 14 we ship",
        "it was 4 seconds and all over the place",
        "a 5400 rpm mini drive",
        "see chapter 12 Suite of tests",
        "the corner of the page and the header",
        "unit 5 of 12 failed",
        "we moved to 2 Google Cloud 3 times",
        "we meet on the 3rd floor, in building 12, block 5 of the plan",
        "no 5 people came, see table 3-2, page 5 - 10",
        "version 1-2-3 Tokyo is out"
      })
  void leavesNumbersThatAreNoAddress(String text) {
    // When
    var found = Found.by(DETECTOR, text);
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void findsWholeBlockBehindAnnouncement() {
    // When
    var found =
        Found.by(DETECTOR, "My address:\n\n12 Elm Road\n Apt. 7\n Uppsala\n Sweden 75310\nBye");
    // Then
    assertThat(found)
        .containsExactly("STREET_ADDRESS:12 Elm Road\n Apt. 7\n Uppsala\n Sweden 75310");
  }

  @Test
  void findsPartsOfBlockOnLinesOfItsOwn() {
    // When
    var found =
        Found.by(DETECTOR, "Ada Byron\n\n> 12 Elm Road\n> Apt. 7\n> Uppsala\n> Sweden 75310");
    // Then
    assertThat(found)
        .isEqualTo(
            List.of(
                "STREET_ADDRESS:12 Elm Road",
                "STREET_ADDRESS:Apt. 7",
                "LOCATION:Uppsala",
                "LOCATION:Sweden",
                "ZIP_CODE:75310"));
  }

  @Test
  void leavesLinesBehindAddressThatAreNoTown() {
    // When
    var found = Found.by(DETECTOR, "I moved to 12 Elm Road\nThanks\nAda");
    // Then
    assertThat(found).containsExactly("STREET_ADDRESS:12 Elm Road");
  }
}
