package com.thriviohr.datasets.settings;

import com.thriviohr.datasets.InvalidInputException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * The settings of one run, read option by option. Problems are gathered while a config object reads
 * its values and reported together by {@link #refuseProblems()}.
 */
public final class Settings {
  private final Collection<ConfigOption<?>> known;
  private final Configuration values;
  private final Set<String> given;
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * @param known every option that the job understands
   * @param values what was given
   * @param problems what is wrong with it already
   */
  public Settings(
      Collection<ConfigOption<?>> known, Configuration values, Collection<String> problems) {
    this.known = known;
    this.values = values;
    this.given = values.toMap().keySet();
    this.problems.addAll(problems);
  }

  /** Settings given in code, as tests and benchmarks do; every option is known. */
  public static Settings of(Configuration values) {
    return new Settings(List.of(), values, List.of());
  }

  /** Gives a value that is found out and not given; it is not among those that were given. */
  public <T> void provide(ConfigOption<T> option, T value) {
    values.set(option, value);
  }

  /** Every known setting that has a value, given or not, in the form in which it is given. */
  public SortedMap<String, String> effective() {
    SortedMap<String, String> effective = new TreeMap<>();
    for (ConfigOption<?> option : known) {
      String given = values.toMap().get(option.key());
      if (given != null || option.hasDefaultValue()) {
        effective.put(
            option.key(), given == null ? OptionText.value(option.defaultValue()) : given);
      }
    }
    return effective;
  }

  /** The value given, or the option's default; null where there is neither or it does not parse. */
  public <T> T read(ConfigOption<T> option) {
    try {
      return values.get(option);
    } catch (IllegalArgumentException e) {
      refuse(option, "is not a valid " + OptionText.typeName(option));
      return option.defaultValue();
    }
  }

  /** Like {@link #read}, for an option without which the job cannot run. */
  public <T> T require(ConfigOption<T> option) {
    if (!values.contains(option)) {
      problems.add("--" + option.key() + " is missing: give " + OptionText.description(option));
    }
    return read(option);
  }

  /** Like {@link #read}, refusing values outside what is allowed. */
  public <T> T read(ConfigOption<T> option, Predicate<T> allowed, String allowedInWords) {
    T value = read(option);
    if (value != null && !allowed.test(value)) {
      refuse(option, "is not allowed: give " + allowedInWords);
    }
    return value;
  }

  /** The value given, if any. */
  public <T> Optional<T> optional(ConfigOption<T> option) {
    return values.contains(option) ? Optional.ofNullable(read(option)) : Optional.empty();
  }

  /**
   * What a parser makes of the value given; empty where there is none or it was refused.
   *
   * @param parser reads the value, or the file it names; throws {@link InvalidInputException}
   */
  public <T, R> Optional<R> parsed(ConfigOption<T> option, Function<T, R> parser) {
    try {
      return optional(option).map(parser);
    } catch (InvalidInputException e) {
      problems.add("--" + option.key() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** True when the option was given, wherever it was. */
  public boolean gives(ConfigOption<?> option) {
    return given.contains(option.key());
  }

  /** The values in force of these options, to be shipped with a job. */
  public Configuration values(Collection<ConfigOption<?>> options) {
    Configuration part = new Configuration();
    Map<String, String> all = values.toMap();
    for (ConfigOption<?> option : options) {
      if (all.containsKey(option.key())) {
        part.setString(option.key(), all.get(option.key()));
      }
    }
    return part;
  }

  /** Adds a problem that concerns several settings. */
  public void refuse(String problem) {
    problems.add(problem);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException naming every problem found
   */
  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          "The settings were refused:\n  - "
              + String.join("\n  - ", problems)
              + "\nRun with --help for every setting.");
    }
  }

  private void refuse(ConfigOption<?> option, String why) {
    problems.add("--" + option.key() + " '" + values.toMap().get(option.key()) + "' " + why);
  }
}
