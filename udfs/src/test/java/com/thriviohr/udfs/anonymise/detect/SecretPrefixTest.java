package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretPrefixTest {
  private static final String FILLER = "Q7RZ4TXK2WMP9VHN3BLC8DJF5GYS6";

  static List<SecretPrefix> prefixes() {
    return SecretPrefix.shipped();
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void findsASecretOfEveryIssuerAndLeavesAShorterOne(SecretPrefix prefix) {
    // Given
    String whole = (prefix.text() + FILLER + FILLER + FILLER).substring(0, prefix.characters());
    String shorter = whole.substring(0, Math.max(prefix.text().length(), 7));
    // When / Then
    assertThat(Found.by(new SecretDetector(), "found " + whole + " in the log"))
        .containsExactly(prefix.type() + ":" + whole);
    assertThat(Found.by(new SecretDetector(), "found " + shorter + " in the log")).isEmpty();
  }
}
