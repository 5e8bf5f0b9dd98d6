package com.thriviohr.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.junit.jupiter.api.Test;

class PlatformJobTest {
  @Test
  void hasAnIdThatOutlivesItsJobManagerOnlyWithHighAvailability() {
    // Given
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, "00000000");
    configuration.set(HighAvailabilityOptions.HA_CLUSTER_ID, "application_1_7");
    // When / Then
    assertThat(PlatformJob.id(configuration)).isEmpty();
    configuration.set(HighAvailabilityOptions.HA_MODE, "ZOOKEEPER");
    assertThat(PlatformJob.id(configuration)).contains("00000000@application_1_7");
    configuration.removeConfig(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID);
    assertThat(PlatformJob.id(configuration)).isEmpty();
  }

  @Test
  void allPapersOfARunBearOneId() {
    // When
    NightlyConfig night =
        NightlyConfig.from(
            new String[] {
              "--messages", "m", "--roster", "r", "--output", "o", "--anonymise.key", "env:K"
            });
    // Then
    assertThat(night.nudges().output().run().runId())
        .isEqualTo(night.dataset().output().run().runId())
        .isEqualTo(night.nudges().inference().runId());
  }

  @Test
  void manifestsKnowEverySettingThatIsInForce() {
    // When
    DatasetConfig config =
        DatasetConfig.from(
            new String[] {
              "--messages",
              "m",
              "--roster",
              "r",
              "--output",
              "o",
              "--anonymise.key",
              "env:K",
              "--dataset.targets",
              "hf;llama-text"
            });
    // Then
    assertThat(config.output().settings())
        .containsEntry("dataset.targets", "hf;llama-text")
        .containsEntry("dataset.max-tokens", "8192")
        .containsEntry("stream.session-gap", "12 h")
        .containsEntry("anonymise.key", "env:K")
        .doesNotContainKey("anonymise.policy");
  }
}
