package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.text.TextFile;
import com.thriviohr.datasets.yaml.YamlMapping;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which detectors look, and what replaces what they find. Read from YAML: {@code detectors} maps a
 * detector to its operator, {@code types} gives single entity types an operator of their own.
 * Immutable.
 */
public final class AnonymisePolicy {
  private static final String SHIPPED = "anonymise-policy.yaml";

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
    YamlMapping yaml =
        location
            .map(file -> YamlMapping.parse(TextFile.read(file, "Policy"), file))
            .orElseGet(
                () ->
                    YamlMapping.parse(ResourceText.read(AnonymisePolicy.class, SHIPPED), SHIPPED));
    return new PolicyReader(yaml, mode).read();
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
