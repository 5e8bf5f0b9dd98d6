package com.thriviohr.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class ReadmeCommandsTest {
  private static final Pattern COMMAND = Pattern.compile("jobs/bin/thrivio ([a-z-]+)(.*)");
  private static final Pattern SETTING = Pattern.compile("--([a-z.-]+)");

  @Test
  void everyCommandShownIsAJobWithSettingsOfItsOwn() throws Exception {
    // Given
    List<String> lines = Files.readAllLines(Path.of("..", "..", "README.md"));
    // When
    int commands = 0;
    for (String line : lines) {
      Matcher command = COMMAND.matcher(line);
      if (command.lookingAt()) {
        commands++;
        // Then
        assertThat(settings(LocalJob.named(command.group(1)))).as(line).containsAll(given(command));
      }
    }
    assertThat(commands).isGreaterThan(5);
  }

  private static Set<String> given(Matcher command) {
    Set<String> given = new HashSet<>();
    Matcher setting = SETTING.matcher(command.group(2));
    while (setting.find()) {
      given.add(setting.group(1));
    }
    return given;
  }

  private static Set<String> settings(LocalJob job) {
    Set<String> keys = new HashSet<>(Set.of("help"));
    job.options().stream().map(ConfigOption::key).forEach(keys::add);
    LocalOptions.ALL.stream().map(ConfigOption::key).forEach(keys::add);
    return keys;
  }
}
