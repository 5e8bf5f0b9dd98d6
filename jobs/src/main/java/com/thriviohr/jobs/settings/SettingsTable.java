package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.settings.OptionText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/** Renders options as the table that {@code --help} prints and the README shows. */
public final class SettingsTable {
  private static final Map<String, String> GROUPS =
      Map.of(
          "input", "input and output",
          "output", "input and output",
          "run", "input and output",
          "local", "input and output",
          "kinesis", "streams",
          "stream", "streams",
          "sample", "local run",
          "simulator", "local run",
          "bench", "benchmark");

  private SettingsTable() {}

  /** A Markdown table of all options, in the order given. */
  public static String markdown(Collection<ConfigOption<?>> options) {
    StringBuilder table = new StringBuilder("| Setting | Default | Meaning |\n|---|---|---|\n");
    for (ConfigOption<?> option : options) {
      table.append(
          String.format(
              "| `--%s` | %s | %s |%n",
              option.key(), defaultValue(option), OptionText.description(option)));
    }
    return table.toString().replace("\r\n", "\n");
  }

  /**
   * A Markdown table of the options of several jobs: each option once, with the jobs that take it,
   * under a heading for every group of keys.
   *
   * @param jobs options by the job's name, in the order of the table
   */
  public static String markdown(Map<String, ? extends Collection<ConfigOption<?>>> jobs) {
    Set<ConfigOption<?>> options = new LinkedHashSet<>();
    jobs.values().forEach(options::addAll);
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (ConfigOption<?> option : options) {
      groups
          .computeIfAbsent(group(option), SettingsTable::heading)
          .append(
              String.format(
                  "| `--%s` | %s | %s | %s |%n",
                  option.key(),
                  takers(option, jobs),
                  defaultValue(option),
                  OptionText.description(option)));
    }
    return String.join("\n", groups.values()).replace("\r\n", "\n");
  }

  private static StringBuilder heading(String group) {
    return new StringBuilder("**" + group + "**\n\n")
        .append("| Setting | Jobs | Default | Meaning |\n|---|---|---|---|\n");
  }

  private static String group(ConfigOption<?> option) {
    int dot = option.key().indexOf('.');
    return dot < 0
        ? "input and output"
        : GROUPS.getOrDefault(option.key().substring(0, dot), option.key().substring(0, dot));
  }

  private static String takers(
      ConfigOption<?> option, Map<String, ? extends Collection<ConfigOption<?>>> jobs) {
    return jobs.entrySet().stream()
        .filter(job -> job.getValue().contains(option))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static String defaultValue(ConfigOption<?> option) {
    return option.hasDefaultValue() ? "`" + OptionText.value(option.defaultValue()) + "`" : "–";
  }
}
