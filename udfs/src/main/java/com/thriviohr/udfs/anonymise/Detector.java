package com.thriviohr.udfs.anonymise;

import java.util.function.Consumer;

/** Finds one kind of personal data. Implementations are used by one thread at a time. */
public interface Detector {
  /**
   * @param text the plain text and what is known about its message
   * @param found takes every finding; findings may overlap
   */
  void detect(DetectionInput text, Consumer<Entity> found);
}
