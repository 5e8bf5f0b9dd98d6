package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.SharedRosters;
import com.thriviohr.udfs.nudge.RosterSupplier;

/** The roster at a path, read once per JVM. */
final class RosterAt implements RosterSupplier {
  private static final long serialVersionUID = 1L;

  private final String path;

  RosterAt(String path) {
    this.path = path;
  }

  @Override
  public Roster acquire() {
    return SharedRosters.acquire(path);
  }

  @Override
  public void release() {
    SharedRosters.release(path);
  }
}
