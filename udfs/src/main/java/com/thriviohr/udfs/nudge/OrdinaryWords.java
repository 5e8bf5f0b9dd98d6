package com.thriviohr.udfs.nudge;

import java.io.Serializable;

/** Knows the words that are names only sometimes, such as "mark" and "grace". */
@FunctionalInterface
public interface OrdinaryWords extends Serializable {
  /** True for an ordinary word in lower case. */
  boolean contains(String word);
}
