package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenSpansTest {
  @Test
  void partsWhatNoPassWroteFromWhatOneDid() {
    // Given
    WrittenSpans written = new WrittenSpans();
    written.add(5, 9);
    written.add(12, 20);
    // When / Then
    assertThat(written.unwritten(0, 25)).containsExactly(at(0, 5), at(9, 12), at(20, 25));
    assertThat(written.unwritten(6, 8)).isEmpty();
    assertThat(written.unwritten(9, 12)).containsExactly(at(9, 12));
  }

  @Test
  void movesWithTheTextThatIsCopied() {
    // Given
    WrittenSpans before = new WrittenSpans();
    before.add(5, 9);
    WrittenSpans written = new WrittenSpans();
    // When
    written.copy(before, 4, 8, 100);
    // Then
    assertThat(written.unwritten(100, 106)).containsExactly(at(100, 101), at(104, 106));
  }

  private static int[] at(int start, int end) {
    return new int[] {start, end};
  }
}
