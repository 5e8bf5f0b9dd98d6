package com.thriviohr.udfs.infer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {
  private static InferenceSettingsBuilder full() {
    return InferenceSettings.builder()
        .catalog("c.yaml")
        .endpoint(URI.create("http://localhost:8000/v1"))
        .model("m")
        .route("r")
        .region("eu-central-1")
        .attemptTimeout(Duration.ofSeconds(9))
        .totalTimeout(Duration.ofSeconds(99))
        .maxAttempts(7)
        .maxConcurrency(8)
        .journal("s3a://bucket/journal")
        .runId("2026-11-23")
        .journalRetention(Duration.ofDays(7))
        .budgetMicroUsd(25_000_000);
  }

  @Test
  void hasDocumentedDefaults() {
    // When
    InferenceSettings settings = InferenceSettings.builder().build();

    // Then
    assertThat(settings.catalog()).isEmpty();
    assertThat(settings.endpoint()).isEmpty();
    assertThat(settings.model()).isEqualTo("local");
    assertThat(settings.route()).isEmpty();
    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.attemptTimeout()).isEmpty();
    assertThat(settings.totalTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.maxAttempts()).isEqualTo(4);
    assertThat(settings.maxConcurrency()).isEqualTo(64);
    assertThat(settings.journal()).isEmpty();
    assertThat(settings.journalRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.budgetMicroUsd()).isEmpty();
  }

  @Test
  void keepsEveryValueThroughSerialisation() throws Exception {
    // When
    InferenceSettings settings = InstantiationUtil.clone(full().build());

    // Then
    assertThat(settings.catalog()).contains("c.yaml");
    assertThat(settings.endpoint()).contains(URI.create("http://localhost:8000/v1"));
    assertThat(settings.model()).isEqualTo("m");
    assertThat(settings.route()).contains("r");
    assertThat(settings.region()).isEqualTo("eu-central-1");
    assertThat(settings.attemptTimeout()).contains(Duration.ofSeconds(9));
    assertThat(settings.totalTimeout()).isEqualTo(Duration.ofSeconds(99));
    assertThat(settings.maxAttempts()).isEqualTo(7);
    assertThat(settings.maxConcurrency()).isEqualTo(8);
    assertThat(settings.journal()).contains("s3a://bucket/journal");
    assertThat(settings.runId()).isEqualTo("2026-11-23");
    assertThat(settings.journalRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.budgetMicroUsd()).contains(25_000_000L);
    assertThat(settings).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
    assertThat(settings).isNotEqualTo(full().maxAttempts(6).build());
  }

  @Test
  void reportsAllProblemsTogether() {
    // Given
    InferenceSettingsBuilder builder =
        InferenceSettings.builder()
            .endpoint(URI.create("localhost:8000"))
            .attemptTimeout(Duration.ZERO)
            .totalTimeout(Duration.ofSeconds(-1))
            .maxAttempts(0)
            .maxConcurrency(0);

    // When
    assertThatThrownBy(builder::build)
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "endpoint is 'localhost:8000'",
            "attempt timeout is PT0S",
            "total timeout is PT-1S",
            "max attempts is 0",
            "max concurrency is 0");
  }

  @Test
  void reportsEveryProblemOfMoneyTogether() {
    // Given
    InferenceSettingsBuilder budget =
        InferenceSettings.builder().budgetMicroUsd(0).journalRetention(Duration.ZERO);
    InferenceSettingsBuilder journal = InferenceSettings.builder().journal("folder");

    // When
    assertThatThrownBy(budget::build)
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "journal retention is PT0S", "budget is 0", "budget is set without a journal");
    assertThatThrownBy(journal::build).hasMessageContaining("journal is set without a run id");
  }

  @Test
  void refusesBudgetForModelWithoutPrice() {
    // Given
    InferenceSettings settings =
        InferenceSettings.builder()
            .endpoint(URI.create("http://localhost:8000/v1"))
            .model("unknown-model")
            .journal("folder")
            .runId("r")
            .budgetMicroUsd(1)
            .build();

    // When / Then
    assertThatThrownBy(() -> CatalogLoader.load(settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'unknown-model' has no price");
  }
}
