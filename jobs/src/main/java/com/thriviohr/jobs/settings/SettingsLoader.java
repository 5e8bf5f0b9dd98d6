package com.thriviohr.jobs.settings;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.core.fs.Path;

/**
 * Gathers settings from three places that share one vocabulary; the later wins: property groups of
 * Managed Service for Apache Flink whose id starts with {@code thrivio}, the file that they or
 * {@code --settings} name, and {@code --key value} arguments.
 *
 * @see <a href="https://docs.aws.amazon.com/managed-flink/latest/java/how-properties.html">runtime
 *     properties</a>
 */
public final class SettingsLoader {
  private static final String GROUP_PREFIX = "thrivio";
  private static final String SETTINGS_FILE = "settings";

  private final Collection<ConfigOption<?>> known;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param known every option the job understands; all other keys are refused
   */
  public SettingsLoader(Collection<ConfigOption<?>> known) {
    this.known = List.copyOf(known);
  }

  /** True when the arguments ask for the table of settings. */
  public static boolean asksForHelp(String[] args) {
    return List.of(args).contains("--help") || List.of(args).contains("-h");
  }

  /**
   * @param args the program's arguments
   * @return the settings; their problems are reported when a config has read them
   */
  public Settings load(String[] args) {
    Map<String, String> arguments = parse(args);
    Map<String, String> merged = new TreeMap<>(propertyGroups());
    String fileOfGroups = merged.remove(SETTINGS_FILE);
    String file = arguments.getOrDefault(SETTINGS_FILE, fileOfGroups);
    arguments.remove(SETTINGS_FILE);
    if (file != null) {
      merged.putAll(readFile(file));
    }
    merged.putAll(arguments);
    return settings(merged);
  }

  private Settings settings(Map<String, String> values) {
    known.forEach(option -> takeFormerNames(option, values));
    refuseUnknown(values);
    return new Settings(known, Configuration.fromMap(values), problems);
  }

  private Map<String, String> parse(String[] args) {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      String argument = args[i];
      if (!argument.startsWith("--")) {
        problems.add("'" + argument + "' is not a setting: write --key value");
      } else if (argument.contains("=")) {
        int equals = argument.indexOf('=');
        put(parsed, argument.substring(2, equals), argument.substring(equals + 1));
      } else if (i + 1 < args.length && !args[i + 1].startsWith("--")) {
        put(parsed, argument.substring(2), args[++i]);
      } else {
        put(parsed, argument.substring(2), "true");
      }
    }
    return parsed;
  }

  private void put(Map<String, String> parsed, String key, String value) {
    if (parsed.put(key, value) != null) {
      problems.add("--" + key + " is given twice: keep one");
    }
  }

  private static Map<String, String> propertyGroups() {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, Properties> group : applicationProperties().entrySet()) {
      if (group.getKey().startsWith(GROUP_PREFIX)) {
        group
            .getValue()
            .stringPropertyNames()
            .forEach(key -> values.put(key, group.getValue().getProperty(key)));
      }
    }
    return values;
  }

  private static Map<String, Properties> applicationProperties() {
    try {
      return KinesisAnalyticsRuntime.getApplicationProperties();
    } catch (NoClassDefFoundError notOnManagedService) {
      return Map.of();
    } catch (IOException e) {
      throw new InvalidInputException("The application's property groups cannot be read.", e);
    }
  }

  private static Map<String, String> readFile(String file) {
    Properties properties = new Properties();
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem().open(path)) {
      properties.load(in);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--settings '" + file + "' cannot be read: name an existing properties file.", e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  /** A setting's former name is taken for its present one. */
  private void takeFormerNames(ConfigOption<?> option, Map<String, String> values) {
    for (FallbackKey former : option.fallbackKeys()) {
      String value = values.remove(former.getKey());
      if (value != null && values.putIfAbsent(option.key(), value) != null) {
        problems.add(
            "--" + former.getKey() + " is the former name of --" + option.key() + ": keep one");
      }
    }
  }

  private void refuseUnknown(Map<String, String> given) {
    List<String> keys = known.stream().map(ConfigOption::key).collect(Collectors.toList());
    for (String key : given.keySet()) {
      if (!keys.contains(key)) {
        problems.add("--" + key + " is not a setting of this job" + nearest(key, keys));
      }
    }
  }

  private static String nearest(String key, List<String> keys) {
    LevenshteinDistance distance = new LevenshteinDistance(4);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : keys) {
      int d = distance.apply(key, candidate);
      if (d >= 0 && d < bestDistance) {
        best = candidate;
        bestDistance = d;
      }
    }
    return best == null ? "" : ": did you mean --" + best + "?";
  }
}
