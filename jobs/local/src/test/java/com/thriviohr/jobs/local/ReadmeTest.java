package com.thriviohr.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.source.JsonRecord;
import com.thriviohr.datasets.source.RecordParsers;
import com.thriviohr.jobs.evaluate.EvaluateOptions;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.jobs.settings.ValidateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

/** Set {@code -Dreadme.write=true} to write the tables instead of comparing them. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void showsTheSettingsOfEveryJob() throws Exception {
    // Given
    Map<String, List<ConfigOption<?>>> jobs = new LinkedHashMap<>();
    jobs.put("dataset", DatasetConfig.options());
    jobs.put("nudge", NudgeConfig.options());
    jobs.put("bulk", BulkConfig.options());
    jobs.put("evaluate-anonymiser", EvaluateOptions.ALL);
    jobs.put("validate-dataset", ValidateConfig.options());
    jobs.put("all, on one machine", LocalOptions.ALL);
    // When / Then
    holds(ROOT.resolve("README.md"), "settings", SettingsTable.markdown(jobs));
  }

  @Test
  void showsEveryMetric() throws Exception {
    // Given
    String table =
        Arrays.stream(Metric.values())
            .map(
                metric ->
                    String.format(
                        "| `%s` | %s | %s | %s |\n",
                        metric.key(),
                        metric.type().name().toLowerCase(Locale.ROOT),
                        metric.unit(),
                        metric.meaning()))
            .collect(
                Collectors.joining(
                    "", "| Name | Type | Unit | Meaning |\n|---|---|---|---|\n", ""));
    // When / Then
    holds(ROOT.resolve("jobs/README.md"), "metrics", table);
  }

  @Test
  void showsThePipelinesAsFlinkPlansThem() throws Exception {
    // Given
    Path picture = ROOT.resolve("jobs/pipelines.svg");
    // When
    if (Boolean.getBoolean("readme.write")) {
      PipelinePicture.write(picture);
    }
    // Then
    assertThat(Files.readString(picture)).isEqualTo(PipelinePicture.svg());
  }

  @Test
  void promptsShownAreRead() throws Exception {
    // When
    List<Prompt> prompts =
        lines("prompts").map(JsonRecord::parse).map(RecordParsers::prompt).toList();
    // Then
    assertThat(prompts).extracting(Prompt::getPromptId).containsExactly("p1", "p2");
    assertThat(prompts).allSatisfy(prompt -> assertThat(prompt.getMessages()).isNotEmpty());
  }

  @Test
  void completionsShownHaveTheFieldsOfTheContract() throws Exception {
    // When
    JsonNode completion = new ObjectMapper().readTree(lines("completions").findFirst().get());
    // Then
    List<String> fields = new ArrayList<>();
    completion.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).contains("prompt_id", "text", "cost_micro_usd");
    assertThat(Completion.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .containsSubsequence(fields);
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.toString().contains("target"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(7);
      for (Path page : pages) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          if (!link.group(1).contains("://")) {
            assertLeads(page, link.group(1));
          }
        }
      }
    }
  }

  private static void assertLeads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    assertThat(to).as("%s in %s", link, page).exists();
    if (parts.length > 1) {
      Path text = Files.isDirectory(to) ? to.resolve("README.md") : to;
      assertThat(anchors(Files.readString(text))).as("%s in %s", link, page).contains(parts[1]);
    }
  }

  private static List<String> anchors(String page) {
    return HEADING
        .matcher(page)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }

  private static Stream<String> lines(String name) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("<!-- " + name + " -->");
    return readme
        .substring(start, readme.indexOf("<!-- /" + name + " -->"))
        .lines()
        .filter(line -> line.startsWith("{"));
  }

  private static void holds(Path file, String name, String expected) throws IOException {
    String page = Files.readString(file);
    String begin = "<!-- " + name + " -->\n";
    int start = page.indexOf(begin) + begin.length();
    int end = page.indexOf("<!-- /" + name + " -->");
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(file, page.substring(0, start) + expected + page.substring(end));
    } else {
      assertThat(page.substring(start, end)).isEqualTo(expected);
    }
  }
}
