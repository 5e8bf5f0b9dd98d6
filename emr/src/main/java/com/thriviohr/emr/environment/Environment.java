package com.thriviohr.emr.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place where the jobs run: a name, a region, and stacks with their parameters. Read from a YAML
 * file; the other files of its folder are the settings of the jobs there.
 */
public final class Environment {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

  private final Path file;
  private final String name;
  private final String region;
  private final Map<String, Map<String, String>> stacks;

  private Environment(
      Path file, String name, String region, Map<String, Map<String, String>> stacks) {
    this.file = file;
    this.name = name;
    this.region = region;
    this.stacks = stacks;
  }

  /**
   * @throws RefusedException naming every problem of the file
   */
  public static Environment read(Path file) {
    JsonNode yaml = tree(file);
    List<String> problems = new ArrayList<>();
    String name = yaml.path("name").asText("");
    if (!name.matches("[a-z][a-z0-9-]{1,15}")) {
      problems.add("name is '" + name + "': give 2 to 16 small letters, digits and hyphens");
    }
    String region = yaml.path("region").asText("");
    if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      problems.add("region is '" + region + "': give one such as eu-central-1");
    }
    if (!yaml.path("stacks").isObject() || yaml.path("stacks").isEmpty()) {
      problems.add("stacks are missing: name templates, with parameters or {}");
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(file + ": " + String.join("; ", problems));
    }
    return new Environment(file, name, region, stacks(yaml.path("stacks")));
  }

  private static JsonNode tree(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          file
              + " is no YAML in line "
              + e.getLocation().getLineNr()
              + ": "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new RefusedException(
          "--environment '" + file + "' cannot be read: name a YAML file as in emr/environments",
          e);
    }
  }

  private static Map<String, Map<String, String>> stacks(JsonNode yaml) {
    Map<String, Map<String, String>> stacks = new LinkedHashMap<>();
    yaml.fields()
        .forEachRemaining(
            stack -> {
              Map<String, String> parameters = new LinkedHashMap<>();
              stack
                  .getValue()
                  .fields()
                  .forEachRemaining(
                      parameter ->
                          parameters.put(parameter.getKey(), parameter.getValue().asText()));
              stacks.put(stack.getKey(), parameters);
            });
    return stacks;
  }

  /** Its name, in the names of all that belongs to it. */
  public String name() {
    return name;
  }

  /** The one region it lives in. */
  public String region() {
    return region;
  }

  /** Names of its templates, in the order in which their stacks are made. */
  public List<String> stacks() {
    return List.copyOf(stacks.keySet());
  }

  /**
   * Those that are chosen, in the order given; all if nothing is.
   *
   * @param given names with commas between them
   * @throws RefusedException when one of them is no stack here
   */
  public List<String> stacks(Optional<String> given) {
    List<String> chosen = given.map(names -> List.of(names.split(","))).orElse(stacks());
    chosen.forEach(this::parameters);
    return chosen;
  }

  /** Parameters of a stack as the file gives them. */
  public Map<String, String> parameters(String stack) {
    return Optional.ofNullable(stacks.get(stack))
        .orElseThrow(
            () ->
                new RefusedException(
                    "'" + stack + "' is no stack of " + file + ": it has " + stacks.keySet()));
  }

  /** Name of a stack in CloudFormation. */
  public String stackName(String stack) {
    return "thrivio-" + name + "-" + stack;
  }

  /** Settings of its jobs: the other files of its folder, by name. */
  public List<Path> settings() {
    try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
      return files
          .filter(other -> other.toString().matches(".*\\.(properties|yaml)"))
          .filter(other -> !other.getFileName().equals(file.getFileName()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new RefusedException("The folder of " + file + " cannot be read: check its rights", e);
    }
  }

  /**
   * The text of a file of settings with outputs of the stacks in place of {@code ${…}}.
   *
   * @param outputs by their names
   * @throws RefusedException naming one that there is not
   */
  public static String filled(Path settings, Map<String, String> outputs) {
    try {
      return REFERENCE
          .matcher(Files.readString(settings))
          .replaceAll(found -> Matcher.quoteReplacement(output(found.group(1), settings, outputs)));
    } catch (IOException e) {
      throw new RefusedException(settings + " cannot be read: check its rights", e);
    }
  }

  private static String output(String name, Path settings, Map<String, String> outputs) {
    return Optional.ofNullable(outputs.get(name))
        .orElseThrow(
            () ->
                new RefusedException(
                    settings
                        + ": no stack has an output "
                        + name
                        + "; there are "
                        + outputs.keySet()));
  }
}
