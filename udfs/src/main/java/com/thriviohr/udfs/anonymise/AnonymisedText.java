package com.thriviohr.udfs.anonymise;

import java.util.Map;
import java.util.TreeMap;

/** A text after anonymising, and how many entities of which type were replaced. */
public final class AnonymisedText {
  private final String text;
  private final Map<String, Integer> entities;

  AnonymisedText(String text, Map<String, Integer> entities) {
    this.text = text;
    this.entities = new TreeMap<>(entities);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Replaced entities by type. */
  public Map<String, Integer> entities() {
    return entities;
  }

  @Override
  public String toString() {
    return "AnonymisedText" + entities;
  }
}
