package com.thriviohr.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
  private static final List<ConfigOption<?>> KNOWN =
      List.of(
          InputOptions.MESSAGES,
          InputOptions.OVERWRITE,
          InputOptions.PARALLELISM,
          InferenceOptions.ATTEMPT_TIMEOUT);

  @Test
  void readsPairsFlagsAndEqualsForms() {
    // Given
    String[] args = {"--messages", "in", "--overwrite", "--inference.attempt-timeout=5 s"};
    // When
    Settings settings = new SettingsLoader(KNOWN).load(args);
    // Then
    assertThat(settings.read(InputOptions.MESSAGES)).isEqualTo("in");
    assertThat(settings.read(InputOptions.OVERWRITE)).isTrue();
    assertThat(settings.read(InferenceOptions.ATTEMPT_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
    settings.refuseProblems();
  }

  @Test
  void argumentsWinOverTheSettingsFile(@TempDir Path directory) throws Exception {
    // Given
    Path file = directory.resolve("night.properties");
    Files.writeString(file, "messages=from-file\nlocal.parallelism=8\n");
    String[] args = {"--settings", file.toString(), "--messages", "from-arguments"};
    // When
    Settings settings = new SettingsLoader(KNOWN).load(args);
    // Then
    assertThat(settings.read(InputOptions.MESSAGES)).isEqualTo("from-arguments");
    assertThat(settings.read(InputOptions.PARALLELISM)).isEqualTo(8);
  }

  @Test
  void refusesEveryProblemInOneMessage() {
    // Given
    String[] args = {"--mesages", "in", "--local.parallelism", "many", "stray"};
    Settings settings = new SettingsLoader(KNOWN).load(args);
    settings.read(InputOptions.PARALLELISM);
    settings.require(InputOptions.MESSAGES);
    // When / Then
    assertThatThrownBy(settings::refuseProblems)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--mesages is not a setting of this job: did you mean --messages?")
        .hasMessageContaining("--local.parallelism 'many' is not a valid integer")
        .hasMessageContaining("--messages is missing")
        .hasMessageContaining("'stray' is not a setting");
  }

  @Test
  void refusesAKeyGivenTwice() {
    // Given
    String[] args = {"--messages", "a", "--messages", "b"};
    Settings settings = new SettingsLoader(KNOWN).load(args);
    // When / Then
    assertThatThrownBy(settings::refuseProblems).hasMessageContaining("--messages is given twice");
  }

  @Test
  void refusesAMissingSettingsFileWithItsName() {
    // Given
    String[] args = {"--settings", "no-such-file.properties"};
    // When / Then
    assertThatThrownBy(() -> new SettingsLoader(KNOWN).load(args))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no-such-file.properties");
  }
}
