package com.thriviohr.udfs.anonymise.detect;

import java.util.function.Consumer;

/**
 * Finds entities of some types in one message. Implementations run in time linear in the text, keep
 * no state between messages and serve any number of threads. What they throw quarantines the
 * message.
 */
public interface Detector {
  /** The name a policy knows it by, such as {@code email}. */
  String name();

  /**
   * @param input the message
   * @param found takes each finding, in any order; overlaps are settled later
   */
  void detect(DetectionInput input, Consumer<Entity> found);
}
