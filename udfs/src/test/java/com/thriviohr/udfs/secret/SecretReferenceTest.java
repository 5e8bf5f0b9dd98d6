package com.thriviohr.udfs.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
  @TempDir Path folder;

  private static SecretReference reference(String text) {
    return SecretReference.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-live-123", "env:", "file", "", "ENV:X", "https://host/secret"})
  void takesNoOtherTextForReference(String text) {
    assertThat(SecretReference.parse(text)).isEmpty();
  }

  @Test
  void fetchesFromVariableAndFileWithoutWhiteSpaceAround() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("token"), " from-file\n");

    // When / Then
    assertThat(reference("env:T").fetch("Endpoint 'e'", Map.of("T", "from-env ")))
        .isEqualTo("from-env");
    assertThat(InstantiationUtil.clone(reference("file:" + file)).fetch("Endpoint 'e'"))
        .isEqualTo("from-file");
  }

  @Test
  void saysWhereTheSecretIsMissing() throws Exception {
    // Given
    Path empty = Files.writeString(folder.resolve("token"), "\n");

    // When / Then
    assertThatThrownBy(() -> reference("env:T").fetch("Endpoint 'e'", Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "Endpoint 'e' takes its secret from env:T, which is not set: set it where the job is"
                + " started and where its workers run.");
    assertThatThrownBy(() -> reference("file:" + empty).fetch("Endpoint 'e'"))
        .hasMessageContaining("which is empty");
    assertThatThrownBy(() -> reference("file:" + folder + "/none").fetch("Endpoint 'e'"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("which cannot be read");
  }
}
