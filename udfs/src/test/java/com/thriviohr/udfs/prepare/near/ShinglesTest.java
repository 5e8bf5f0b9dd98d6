package com.thriviohr.udfs.prepare.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShinglesTest {
  @Test
  void textsOfFewerThanFiveWordsHaveNone() {
    assertThat(Shingles.of("see you on Monday").size()).isZero();
    assertThat(Shingles.of("see you on Monday then").size()).isEqualTo(1);
  }

  @Test
  void caseAndPunctuationDoNotMatter() {
    // When
    double same =
        Shingles.of("Please review the data pipeline, thanks!")
            .jaccard(Shingles.of("please REVIEW the -- data pipeline thanks"));
    // Then
    assertThat(same).isEqualTo(1);
  }

  @Test
  void jaccardIsSharedRunsOverAllRuns() {
    // Given runs "a b c d e", "b c d e f" and "b c d e f", "c d e f g"
    Shingles first = Shingles.of("a b c d e f");
    Shingles second = Shingles.of("b c d e f g");
    // When
    double jaccard = first.jaccard(second);
    // Then
    assertThat(jaccard).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(second.jaccard(first)).isEqualTo(jaccard);
  }

  @Test
  void wordOrderMatters() {
    assertThat(
            Shingles.of("one two three four five").jaccard(Shingles.of("five four three two one")))
        .isZero();
  }

  @Test
  void scriptsWithoutSpacesAreReadCharacterByCharacter() {
    // Given
    String text = "昨日の会議の資料を更新しましたので、来週の月曜日までに確認してください。予算の章だけ変わりました。";
    // When
    Shingles one = Shingles.of(text);
    Shingles other = Shingles.of(text.replace("予算", "人員"));
    // Then
    assertThat(one.size()).isGreaterThan(30);
    assertThat(one.jaccard(other)).isBetween(0.7, 0.99);
  }
}
