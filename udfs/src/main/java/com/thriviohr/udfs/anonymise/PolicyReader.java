package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.yaml.YamlMapping;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a policy and gathers all that is wrong with it. A silent gap in a policy would leak. */
final class PolicyReader {
  private final YamlMapping yaml;
  private final Operator mode;

  PolicyReader(YamlMapping yaml, Operator mode) {
    this.yaml = yaml;
    this.mode = mode;
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem
   */
  AnonymisePolicy read() {
    Map<String, Operator> detectors = operators("detectors", DetectorCatalog.names());
    Map<String, Operator> types = operators("types", EntityTypes.ALL);
    String version = yaml.optional("version").orElse("unversioned");
    if (yaml.textsByName("detectors").isEmpty()) {
      yaml.refuse("detectors", "is empty: name some, known are " + DetectorCatalog.names());
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    return new AnonymisePolicy(version, detectors, types);
  }

  private Map<String, Operator> operators(String key, Collection<String> known) {
    Map<String, Operator> operators = new LinkedHashMap<>();
    yaml.textsByName(key)
        .forEach(
            (name, label) -> {
              if (!known.contains(name)) {
                yaml.refuse(key + "." + name, "is unknown, known are " + known);
              }
              operator(key + "." + name, name, label)
                  .ifPresent(operator -> operators.put(name, operator));
            });
    return operators;
  }

  private Optional<Operator> operator(String path, String name, String label) {
    Optional<Operator> operator = Operator.named(label);
    if (operator.isEmpty()) {
      yaml.refuse(path, "is '" + label + "', which is unknown, known are " + Operator.names());
    } else if (isSecret(name)
        && operator.get() != Operator.TAG
        && operator.get() != Operator.REDACT) {
      // A part of a secret, or a made-up one, still helps whoever looks for it.
      yaml.refuse(path, "takes tag or redact only, not " + label);
    }
    boolean takesMode =
        mode != Operator.SURROGATE && operator.filter(o -> o != Operator.KEEP).isPresent();
    return takesMode ? Optional.of(mode) : operator;
  }

  private static boolean isSecret(String name) {
    return name.equals("secret") || EntityTypes.SECRETS.contains(name);
  }
}
