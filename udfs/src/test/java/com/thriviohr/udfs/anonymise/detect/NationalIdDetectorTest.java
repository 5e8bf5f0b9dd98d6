package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NationalIdDetectorTest {
  /** Published examples: of the issuers, Wikipedia and python-stdnum. */
  @ParameterizedTest
  @CsvSource({
    "Meine SVNR ist 1237 010180, 1237 010180",
    "TFN 123 456 782 please, 123 456 782",
    "medicare 2123 45670 1, 2123 45670 1",
    "rijksregisternummer 85.07.30-033.28, 85.07.30-033.28",
    "EGN: 7523169263, 7523169263",
    "o CPF 390.533.447-05 foi enviado, 390.533.447-05",
    "CNPJ 11.222.333/0001-81, 11.222.333/0001-81",
    "AHV 756.9217.0769.85, 756.9217.0769.85",
    "rodne cislo 710319/2745, 710319/2745",
    "Steuer-ID 36574261809, 36574261809",
    "CPR 211062-5629, 211062-5629",
    "isikukood 36805280109, 36805280109",
    "asmens kodas 38703181745, 38703181745",
    "NIR 295109912611193, 295109912611193",
    "AMKA 01013099997, 01013099997",
    "AFM 094259216, 094259216",
    "OIB 33392005961, 33392005961",
    "TAJ 123456788, 123456788",
    "my number 1234 5678 9018, 1234 5678 9018",
    "RRN 971013-9019902, 971013-9019902",
    "matricule 1893120105732, 1893120105732",
    "personas kods 161175-19997, 161175-19997",
    "BSN 111222333, 111222333",
    "fnr 15108695088, 15108695088",
    "PESEL 44051401359, 44051401359",
    "NIF 123456789, 123456789",
    "CNP 1630615123457, 1630615123457",
    "personnummer 880320-0016, 880320-0016",
    "EMSO 0101006500006, 0101006500006",
    "DNI 54362315K, 54362315K",
    "NIE X2482300W, X2482300W",
    "PPS 6433435F, 6433435F",
    "hetu 131052-308T, 131052-308T",
    "CF RCCMNL83S18D969H, RCCMNL83S18D969H",
    "CURP BOXW310820HNERXN09, BOXW310820HNERXN09",
    "RFC GODE561231GR8, GODE561231GR8",
    "NRIC S1234567D, S1234567D",
    "id card 11010519491231002X, 11010519491231002X",
  })
  void findsPublishedExamples(String text, String id) {
    assertThat(Found.by(new NationalIdDetector(), text)).containsExactly("NATIONAL_ID:" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "o número 390.533.447-06 foi enviado",
    "order 36574261808",
    "AHV 756.9217.0769.84",
    "article 54362315L",
    "CF RCCMNL83S18D969I",
    "id card 110105194912310021",
  })
  void leavesWrongCheckDigitsAlone(String text) {
    assertThat(Found.by(new NationalIdDetector(), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "o CPF 390.533.447-06 foi enviado, 390.533.447-06",
    "PESEL 44051401358, 44051401358",
    "BSN 111222334, 111222334",
    "DNI 54362315L, 54362315L",
    "NRIC S1234567E, S1234567E",
    "CURP GOMC800101HDFRRL09, GOMC800101HDFRRL09",
  })
  void findsMistypedOnesBehindTheirOwnName(String text, String id) {
    assertThat(Found.by(new NationalIdDetector(), text)).containsExactly("NATIONAL_ID:" + id);
  }

  @Test
  void leavesOrdinaryNumbersAlone() {
    assertThat(
            Found.by(
                new NationalIdDetector(),
                "order 44051401359, build 111222333, ticket 123456788 and 2026-11-28 09:30"))
        .isEmpty();
  }
}
