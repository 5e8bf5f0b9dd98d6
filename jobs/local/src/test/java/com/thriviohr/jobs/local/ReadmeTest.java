package com.thriviohr.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.NightlyConfig;
import com.thriviohr.jobs.settings.SettingsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

/** Set {@code -Dreadme.write=true} to write the table instead of comparing it. */
class ReadmeTest {
  private static final Path README = Path.of("..", "..", "README.md");
  private static final String START = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";

  @Test
  void showsTheTableThatHelpPrints() throws Exception {
    // Given
    Set<ConfigOption<?>> options = new LinkedHashSet<>(NightlyConfig.options());
    options.addAll(BulkConfig.options());
    options.addAll(LocalOptions.ALL);
    String readme = Files.readString(README);
    int start = readme.indexOf(START) + START.length();
    int end = readme.indexOf(END);
    // When
    String expected = SettingsTable.markdown(options);
    // Then
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(README, readme.substring(0, start) + expected + readme.substring(end));
    } else {
      assertThat(readme.substring(start, end)).isEqualTo(expected);
    }
  }
}
