package com.thriviohr.jobs.bench;

import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.time.Duration;

/** A way to ask a model for every prompt. */
interface Contender {
  /** Several times what any scenario needs; what is not answered then counts as failed. */
  Duration PATIENCE = Duration.ofSeconds(40);

  /** What the table calls it. */
  String name();

  /** Asks all prompts; what happens is in the {@link Observations} of that run. */
  void run(String run, int prompts, InferenceCatalog catalog) throws Exception;
}
