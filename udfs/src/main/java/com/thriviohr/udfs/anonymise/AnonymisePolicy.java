package com.thriviohr.udfs.anonymise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/** Which detectors look, and what replaces what they find. Read from YAML. */
public final class AnonymisePolicy {
  private final String version;
  private final Map<String, Operator> operators;

  private AnonymisePolicy(String version, Map<String, Operator> operators) {
    this.version = version;
    this.operators = operators;
  }

  /**
   * @param location a policy file, or empty for the shipped policy
   * @param mode operator that takes the place of {@code surrogate} in the policy
   * @throws InvalidInputException naming every unknown detector and operator
   */
  public static AnonymisePolicy load(Optional<String> location, Operator mode) {
    String name = location.orElse("(shipped)");
    try (InputStream in = open(location)) {
      return parse(new YAMLMapper().readTree(in), name, mode);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("--anonymise.policy '" + name + "' is not valid YAML.", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--anonymise.policy '" + name + "' cannot be read: name an existing file.", e);
    }
  }

  private static InputStream open(Optional<String> location) throws IOException {
    if (location.isEmpty()) {
      return AnonymisePolicy.class.getResourceAsStream("anonymise-policy.yaml");
    }
    Path path = new Path(location.get());
    return path.getFileSystem().open(path);
  }

  private static AnonymisePolicy parse(JsonNode yaml, String name, Operator mode) {
    Set<String> known = DetectorCatalog.names();
    Map<String, Operator> operators = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    yaml.path("detectors")
        .fields()
        .forEachRemaining(
            field -> {
              Optional<Operator> operator = operator(field.getValue().asText());
              if (!known.contains(field.getKey())) {
                problems.add("unknown detector " + field.getKey() + ", known are " + known);
              } else if (operator.isEmpty()) {
                problems.add(
                    "unknown operator for "
                        + field.getKey()
                        + ", known are "
                        + Arrays.toString(Operator.values()).toLowerCase(Locale.ROOT));
              } else {
                operators.put(
                    field.getKey(), operator.get() == Operator.SURROGATE ? mode : operator.get());
              }
            });
    if (operators.isEmpty() && problems.isEmpty()) {
      problems.add("no detector is named");
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          "--anonymise.policy '" + name + "' is refused: " + String.join("; ", problems) + ".");
    }
    return new AnonymisePolicy(yaml.path("version").asText("unversioned"), operators);
  }

  private static Optional<Operator> operator(String name) {
    return Arrays.stream(Operator.values())
        .filter(operator -> operator.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** The policy's version. */
  public String version() {
    return version;
  }

  /** The detectors that are on, each with its operator. */
  Map<String, Operator> operators() {
    return operators;
  }
}
