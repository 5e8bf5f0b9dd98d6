package com.thriviohr.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.jobs.evaluate.EvaluateOptions;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.jobs.settings.ValidateConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, List<ConfigOption<?>>> jobs = new LinkedHashMap<>();
    jobs.put("dataset", DatasetConfig.options());
    jobs.put("nudge", NudgeConfig.options());
    jobs.put("bulk", BulkConfig.options());
    jobs.put("evaluate-anonymiser", EvaluateOptions.ALL);
    jobs.put("validate-dataset", ValidateConfig.options());
    jobs.put("all, on one machine", LocalOptions.ALL);
    String readme = Files.readString(README);
    int start = readme.indexOf(START) + START.length();
    int end = readme.indexOf(END);
    // When
    String expected = SettingsTable.markdown(jobs);
    // Then
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(README, readme.substring(0, start) + expected + readme.substring(end));
    } else {
      assertThat(readme.substring(start, end)).isEqualTo(expected);
    }
  }
}
