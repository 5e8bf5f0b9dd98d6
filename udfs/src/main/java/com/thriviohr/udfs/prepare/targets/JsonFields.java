package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Role;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** Reads the fields of a JSON object strictly: what is not as the schema says breaks a rule. */
final class JsonFields {
  private static final Set<String> ROLES = Set.of("system", "user", "assistant");

  private final JsonNode object;

  JsonFields(JsonNode object) throws BrokenRowException {
    if (!object.isObject()) {
      throw new BrokenRowException(TargetRule.WRONG_TYPE);
    }
    this.object = object;
  }

  JsonFields allowOnly(String... keys) throws BrokenRowException {
    Set<String> known = Set.of(keys);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      if (!known.contains(names.next())) {
        throw new BrokenRowException(TargetRule.UNKNOWN_KEY);
      }
    }
    return this;
  }

  boolean has(String key) {
    return object.has(key);
  }

  String text(String key) throws BrokenRowException {
    JsonNode value = require(key);
    if (!value.isTextual()) {
      throw new BrokenRowException(TargetRule.WRONG_TYPE);
    }
    return value.asText();
  }

  JsonNode list(String key) throws BrokenRowException {
    JsonNode value = require(key);
    if (!value.isArray()) {
      throw new BrokenRowException(TargetRule.WRONG_TYPE);
    }
    return value;
  }

  Role role(String key) throws BrokenRowException {
    String role = text(key);
    if (!ROLES.contains(role)) {
      throw new BrokenRowException(TargetRule.UNKNOWN_ROLE);
    }
    return Role.valueOf(role.toUpperCase(Locale.ROOT));
  }

  private JsonNode require(String key) throws BrokenRowException {
    if (!object.has(key)) {
      throw new BrokenRowException(TargetRule.MISSING_KEY);
    }
    return object.get(key);
  }
}
