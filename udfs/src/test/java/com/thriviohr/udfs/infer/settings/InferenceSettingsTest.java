package com.thriviohr.udfs.infer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.sink.RunOptions;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {
  private static Configuration full() {
    return new Configuration()
        .set(InferenceOptions.CATALOG, "c.yaml")
        .set(InferenceOptions.MODEL, "m")
        .set(InferenceOptions.ROUTE, "r")
        .set(InferenceOptions.REGION, "eu-central-1")
        .set(InferenceOptions.ATTEMPT_TIMEOUT, Duration.ofSeconds(9))
        .set(InferenceOptions.TOTAL_TIMEOUT, Duration.ofSeconds(99))
        .set(InferenceOptions.MAX_ATTEMPTS, 7)
        .set(InferenceOptions.CONCURRENCY, 8)
        .set(InferenceOptions.JOURNAL, "s3a://bucket/journal")
        .set(RunOptions.RUN_ID, "2026-11-23")
        .set(InferenceOptions.JOURNAL_RETENTION, Duration.ofDays(7))
        .set(InferenceOptions.BUDGET, 25.0);
  }

  @Test
  void hasDocumentedDefaults() {
    // When
    InferenceSettings settings = InferenceSettings.of(new Configuration());

    // Then
    assertThat(settings.catalog()).isEmpty();
    assertThat(settings.endpoint()).isEmpty();
    assertThat(settings.model()).isEqualTo("local");
    assertThat(settings.route()).isEmpty();
    assertThat(settings.region()).isEmpty();
    assertThat(settings.attemptTimeout()).isEmpty();
    assertThat(settings.totalTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.maxAttempts()).isEqualTo(6);
    assertThat(settings.concurrency()).isEqualTo(256);
    assertThat(settings.journal()).isEmpty();
    assertThat(settings.journalRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.budgetMicroUsd()).isEmpty();
  }

  @Test
  void keepsEveryValueThroughSerialisation() throws Exception {
    // When
    InferenceSettings settings = InstantiationUtil.clone(InferenceSettings.of(full()));

    // Then
    assertThat(settings.catalog()).contains("c.yaml");
    assertThat(settings.model()).isEqualTo("m");
    assertThat(settings.route()).contains("r");
    assertThat(settings.region()).contains("eu-central-1");
    assertThat(settings.attemptTimeout()).contains(Duration.ofSeconds(9));
    assertThat(settings.totalTimeout()).isEqualTo(Duration.ofSeconds(99));
    assertThat(settings.maxAttempts()).isEqualTo(7);
    assertThat(settings.concurrency()).isEqualTo(8);
    assertThat(settings.journal()).contains("s3a://bucket/journal");
    assertThat(settings.runId()).isEqualTo("2026-11-23");
    assertThat(settings.journalRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.budgetMicroUsd()).contains(25_000_000L);
    assertThat(settings)
        .isEqualTo(InferenceSettings.of(full()))
        .hasSameHashCodeAs(InferenceSettings.of(full()));
    assertThat(settings)
        .isNotEqualTo(InferenceSettings.of(full().set(InferenceOptions.MAX_ATTEMPTS, 6)));
  }

  @Test
  void takesAServerInPlaceOfRoutes() {
    // Given
    Configuration server = new Configuration().set(InferenceOptions.ENDPOINT, "http://gpu:8000/v1");
    // When / Then
    assertThat(InferenceSettings.of(server).endpoint()).contains(URI.create("http://gpu:8000/v1"));
    assertThatThrownBy(() -> InferenceSettings.of(server.set(InferenceOptions.ROUTE, "r")))
        .hasMessageContaining("--inference.endpoint and --inference.route contradict each other");
  }

  @Test
  void reportsAllProblemsTogether() {
    // Given
    Configuration builder =
        new Configuration()
            .set(InferenceOptions.ENDPOINT, "localhost:8000")
            .set(InferenceOptions.ATTEMPT_TIMEOUT, Duration.ZERO)
            .set(InferenceOptions.TOTAL_TIMEOUT, Duration.ofSeconds(-1))
            .set(InferenceOptions.MAX_ATTEMPTS, 0)
            .set(InferenceOptions.CONCURRENCY, 0);

    // When
    assertThatThrownBy(() -> InferenceSettings.of(builder))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "--inference.endpoint is not an http(s) URL",
            "--inference.attempt-timeout '0 ms' is not allowed: give more than 0",
            "--inference.total-timeout '-1 s' is not allowed: give more than 0",
            "--inference.max-attempts '0' is not allowed: give 1 to 100",
            "--inference.concurrency '0' is not allowed: give 1 to 100000");
  }

  @Test
  void reportsEveryProblemOfMoneyTogether() {
    // Given
    Configuration budget =
        new Configuration()
            .set(InferenceOptions.BUDGET, 0.0)
            .set(InferenceOptions.JOURNAL_RETENTION, Duration.ZERO);
    Configuration journal = new Configuration().set(InferenceOptions.JOURNAL, "folder");

    // When
    assertThatThrownBy(() -> InferenceSettings.of(budget))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "--inference.journal-retention '0 ms' is not allowed",
            "--inference.budget '0.0' is not 0.01 to 1000000 US dollars",
            "--inference.budget needs --inference.journal");
    assertThatThrownBy(() -> InferenceSettings.of(journal))
        .hasMessageContaining("--inference.journal needs --run.id");
  }

  @Test
  void refusesBudgetForModelWithoutPrice() {
    // Given
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.ENDPOINT, "http://localhost:8000/v1")
                .set(InferenceOptions.MODEL, "unknown-model")
                .set(InferenceOptions.JOURNAL, "folder")
                .set(RunOptions.RUN_ID, "r")
                .set(InferenceOptions.BUDGET, 0.01));

    // When / Then
    assertThatThrownBy(() -> CatalogLoader.load(settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'unknown-model' has no price");
  }
}
