package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's settings, filled in as they are put into the code bucket, are what the jobs take.
 */
class ExampleEnvironmentTest {
  private static final Path EXAMPLE = Path.of("environments/example");
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "Environment", "environment",
          "Region", "region",
          "DataBucket", "databucket",
          "CodeBucket", "codebucket",
          "WorkBucket", "workbucket",
          "KeyArn", "keyarn",
          "BatchRole", "arn:aws:iam::123456789012:role/batch");

  @TempDir Path folder;

  private Path filled(String name) throws IOException {
    return Files.writeString(
        folder.resolve(name), Environment.filled(EXAMPLE.resolve(name), OUTPUTS));
  }

  @Test
  void theNudgeJobTakesItsSettings() throws IOException {
    // When
    NudgeConfig config =
        NudgeConfig.from(
            new String[] {
              "--settings", filled("nudges.properties").toString(),
              "--output", "s3a://databucket/nudges/2026-11-26",
              "--run.id", "nudges-2026-11-26",
              "--nudge.run-date", "2026-11-26"
            });

    // Then
    assertThat(config.messages()).isEqualTo("s3a://databucket/messages");
    assertThat(config.inference().budgetMicroUsd()).contains(25_000_000L);
    assertThat(config.inference().deadline()).isPresent();
  }

  @Test
  void theDatasetJobTakesItsSettings() throws IOException {
    // When
    DatasetConfig config =
        DatasetConfig.from(
            new String[] {
              "--settings",
              filled("dataset.properties").toString(),
              "--output",
              "s3a://databucket/datasets/2026-11-26"
            });

    // Then
    assertThat(config.roster()).isEqualTo("s3a://databucket/roster/roster.jsonl");
  }

  @Test
  void theCatalogHasAnOnlineEndpointBehindTheOfflineOne() throws IOException {
    // When
    InferenceCatalog catalog =
        InferenceCatalog.parse(Files.readString(filled("inference.yaml")), "inference.yaml");

    // Then
    assertThat(catalog.routes().get(catalog.defaultRoute()).endpoints())
        .containsExactly("batch", "haiku");
  }
}
