package com.thriviohr.udfs.anonymise;

import java.util.Map;
import java.util.TreeMap;

/** A text after anonymising, and how many entities of which type were replaced. */
public final class AnonymisedText {
  private final String text;
  private final Map<String, Integer> entities;
  private final WrittenSpans written;

  AnonymisedText(String text, Map<String, Integer> entities, WrittenSpans written) {
    this.text = text;
    this.entities = new TreeMap<>(entities);
    this.written = written;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Where stand-ins are. */
  WrittenSpans written() {
    return written;
  }

  /** Number of entities that became something else. */
  int changes() {
    return entities.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The text after a further pass, with the entities of both. */
  AnonymisedText then(AnonymisedText further) {
    Map<String, Integer> both = new TreeMap<>(entities);
    further.entities.forEach((type, count) -> both.merge(type, count, Integer::sum));
    return new AnonymisedText(further.text, both, further.written);
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
