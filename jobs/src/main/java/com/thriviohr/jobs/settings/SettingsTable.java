package com.thriviohr.jobs.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.Formatter;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** Renders options as the table that {@code --help} prints and the README shows. */
public final class SettingsTable {
  private SettingsTable() {}

  /** A Markdown table of all options, in the order given. */
  public static String markdown(Collection<ConfigOption<?>> options) {
    StringBuilder table = new StringBuilder("| Setting | Default | Meaning |\n|---|---|---|\n");
    for (ConfigOption<?> option : options) {
      table.append(
          String.format(
              "| `--%s` | %s | %s |%n", option.key(), defaultValue(option), plain(option)));
    }
    return table.toString().replace("\r\n", "\n");
  }

  /** The option's description as plain text. */
  static String plain(ConfigOption<?> option) {
    Formatter formatter = new HtmlFormatter();
    return formatter
        .format(option.description())
        .replace("<code class=\"highlighter-rouge\">", "`")
        .replace("</code>", "`")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  /** What a value of the option is called in a sentence. */
  static String typeName(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value instanceof Duration) {
      return "duration such as 30 s or 2 min";
    }
    if (value instanceof Enum) {
      return "choice: give one of " + List.of(value.getClass().getEnumConstants());
    }
    return value == null
        ? "value"
        : value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private static String defaultValue(ConfigOption<?> option) {
    return option.hasDefaultValue() ? "`" + text(option.defaultValue()) + "`" : "–";
  }

  /** A value in the form in which it is given. */
  static String text(Object value) {
    if (value instanceof Duration) {
      return TimeUtils.formatWithHighestUnit((Duration) value);
    }
    if (value instanceof Collection) {
      return ((Collection<?>) value).stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
    return String.valueOf(value);
  }
}
