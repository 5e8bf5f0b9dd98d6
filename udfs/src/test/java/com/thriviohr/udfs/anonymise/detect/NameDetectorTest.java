package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameDetectorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mark it as done, please",
        "Bill the client before the end of the week",
        "run `Bernoulli-Dist` first",
        "see ```\nZelda Quarrington\n``` for the format",
      })
  void leavesOrdersAndCodeAlone(String text) {
    assertThat(Found.by(new NameDetector(), text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks to Mark for the demo",
        "Yesterday Siobhan`s demo went well, and so did the second one`",
      })
  void findsNamesBesideThem(String text) {
    assertThat(Found.by(new NameDetector(), text)).hasSize(1);
  }
}
