package com.thriviohr.udfs.anonymise.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTokensTest {
  @Test
  void splitsPossessivesAndKeepsInnerApostrophes() {
    assertThat(split("O'Brien's don't")).containsExactly("O'Brien", "'s", "don't");
  }

  @Test
  void keepsHandlesHashtagsAndAddressesWhole() {
    assertThat(split("@ana_2 #go ana@example.com, https://a.example/x?y=1."))
        .containsExactly("@ana_2", "#go", "ana@example.com", ",", "https://a.example/x?y=1", ".");
  }

  @Test
  void keepsEntitiesAndSurrogatePairsWhole() {
    assertThat(split("a &lt; b😀!")).containsExactly("a", "&lt;", "b", "😀", "!");
  }

  @Test
  void namesShapes() {
    // Given
    NameTokens tokens = new NameTokens();

    // When
    tokens.read("ana Ana ANA McAna A 42 4b 漢");

    // Then
    assertThat(tokens.shapes)
        .startsWith(
            Shape.LOWER,
            Shape.TITLE,
            Shape.UPPER,
            Shape.MIXED,
            Shape.INITIAL,
            Shape.DIGITS,
            Shape.ALPHANUMERIC,
            Shape.UNCASED);
  }

  @Test
  void hashesFoldCase() {
    assertThat(NameLexicon.hash("ÉLODIE")).isEqualTo(NameLexicon.hash("élodie"));
  }

  private static List<String> split(String text) {
    NameTokens tokens = new NameTokens();
    tokens.read(text);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      words.add(text.substring(tokens.starts[i], tokens.ends[i]));
    }
    return words;
  }
}
