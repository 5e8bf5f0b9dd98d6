package com.thriviohr.udfs.anonymise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * Which detectors look, and what replaces what they find. Read from YAML: {@code detectors} maps a
 * detector to its operator, {@code types} gives single entity types an operator of their own.
 * Immutable.
 */
public final class AnonymisePolicy {
  private final String version;
  private final Map<String, Operator> byDetector;
  private final Map<String, Operator> byType;

  AnonymisePolicy(String version, Map<String, Operator> byDetector, Map<String, Operator> byType) {
    this.version = version;
    this.byDetector = byDetector;
    this.byType = byType;
  }

  /** The policy that ships with the job. */
  public static AnonymisePolicy shipped() {
    return load(Optional.empty(), Operator.SURROGATE);
  }

  /**
   * @param location a policy file, or empty for the shipped policy
   * @param mode {@link Operator#SURROGATE} leaves the policy as it is; any other one takes the
   *     place of every operator but {@code keep}
   * @throws InvalidInputException naming every unknown detector, type and operator
   */
  public static AnonymisePolicy load(Optional<String> location, Operator mode) {
    String name = location.orElse("(shipped)");
    try (InputStream in = open(location)) {
      JsonNode yaml = new YAMLMapper().readTree(in);
      return new PolicyReader(name, mode).read(yaml);
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

  /** Version written into every record. */
  public String version() {
    return version;
  }

  /** What replaces an entity. */
  public Operator operator(Entity entity) {
    return byType.getOrDefault(
        entity.type(), byDetector.getOrDefault(entity.detector(), Operator.REDACT));
  }

  /** New instances of the detectors whose findings are replaced, in the order of the policy. */
  public List<Detector> detectors() {
    List<Detector> detectors = new ArrayList<>();
    byDetector.forEach(
        (name, operator) -> {
          if (operator != Operator.KEEP) {
            detectors.add(DetectorCatalog.create(name));
          }
        });
    return detectors;
  }
}
