package com.thriviohr.udfs.anonymise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy and gathers all that is wrong with it. A silent gap in a policy would leak. */
final class PolicyReader {
  private static final Set<String> KEYS = Set.of("version", "detectors", "types");

  private final String name;
  private final Operator mode;
  private final List<String> problems = new ArrayList<>();

  PolicyReader(String name, Operator mode) {
    this.name = name;
    this.mode = mode;
  }

  AnonymisePolicy read(JsonNode yaml) {
    JsonNode root = yaml == null ? NullNode.instance : yaml;
    root.fieldNames().forEachRemaining(key -> requireKnown("key", key, KEYS));
    Map<String, Operator> detectors =
        operators(root.path("detectors"), "detector", DetectorCatalog.names());
    Map<String, Operator> types = operators(root.path("types"), "type", EntityTypes.ALL);
    if (detectors.isEmpty() && problems.isEmpty()) {
      problems.add("it names no detector, known are " + DetectorCatalog.names());
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          "--anonymise.policy '" + name + "' has problems: " + String.join("; ", problems) + ".");
    }
    return new AnonymisePolicy(root.path("version").asText("unversioned"), detectors, types);
  }

  private Map<String, Operator> operators(JsonNode node, String kind, Collection<String> known) {
    Map<String, Operator> operators = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            field -> {
              requireKnown(kind, field.getKey(), known);
              operator(field.getKey(), field.getValue().asText())
                  .ifPresent(operator -> operators.put(field.getKey(), operator));
            });
    return operators;
  }

  private void requireKnown(String kind, String value, Collection<String> known) {
    if (!known.contains(value)) {
      problems.add("unknown " + kind + " " + value + ", known are " + known);
    }
  }

  private Optional<Operator> operator(String where, String label) {
    Optional<Operator> operator = Operator.named(label);
    if (operator.isEmpty()) {
      problems.add(
          "unknown operator " + label + " for " + where + ", known are " + Operator.names());
    } else if (isSecret(where)
        && operator.get() != Operator.TAG
        && operator.get() != Operator.REDACT) {
      // A part of a secret, or a made-up one, still helps whoever looks for it.
      problems.add(where + " takes tag or redact only, not " + label);
    }
    boolean takesMode =
        mode != Operator.SURROGATE && operator.filter(o -> o != Operator.KEEP).isPresent();
    return takesMode ? Optional.of(mode) : operator;
  }

  private static boolean isSecret(String where) {
    return where.equals("secret") || EntityTypes.SECRETS.contains(where);
  }
}
