package com.thriviohr.datasets.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.Formatter;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** Options and their values in words. */
public final class OptionText {
  private OptionText() {}

  /** The option's description as plain text. */
  public static String description(ConfigOption<?> option) {
    Formatter formatter = new HtmlFormatter();
    return formatter
        .format(option.description())
        .replace("<code class=\"highlighter-rouge\">", "`")
        .replace("</code>", "`")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  /** A value in the form in which it is given. */
  public static String value(Object value) {
    if (value instanceof Duration) {
      return TimeUtils.formatWithHighestUnit((Duration) value);
    }
    if (value instanceof Collection) {
      return ((Collection<?>) value).stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
    return String.valueOf(value);
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
    return value == null ? "value" : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
