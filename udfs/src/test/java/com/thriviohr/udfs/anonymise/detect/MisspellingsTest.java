package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspellingsTest {
  private static final List<String> NAMES =
      List.of("oluwaseun", "kowalska", "kowalski", "anna", "", "matthew", "strange");

  @ParameterizedTest
  @CsvSource({
    "oluwasen, oluwaseun",
    "oluwaseuun, oluwaseun",
    "oluwaseum, oluwaseun",
    "oluwasuen, oluwaseun",
    "Oluwasén, oluwaseun",
    "mattthew, matthew",
    "atthew, matthew",
  })
  void findsTheNameWithinOneEdit(String token, String name) {
    assertThat(NAMES.get(find(token))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oluwaesum", "oluwas", "anma", "stranger", "mathew", "maathhew", "kubernetes"})
  void leavesOtherWordsAlone(String token) {
    assertThat(find(token)).isEqualTo(-1);
  }

  @Test
  void leavesWhatMayBeEitherOfTwoNames() {
    assertThat(find("kowalsk")).isEqualTo(-1);
  }

  private static int find(String token) {
    NormalisedText text = NormalisedText.of("to " + token + ".");
    return new Misspellings(NAMES).find(text, 3, 3 + token.length());
  }
}
