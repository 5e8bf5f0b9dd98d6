package com.thriviohr.datasets.roster;

import com.thriviohr.datasets.jvm.JvmShared;

/** The rosters of this JVM: each path is read once and shared by all subtasks that use it. */
public final class SharedRosters {
  private static final JvmShared<String, Roster> ROSTERS = new JvmShared<>();

  private SharedRosters() {}

  /** The roster at a path; each call needs one {@link #release}. */
  public static Roster acquire(String path) {
    return ROSTERS.acquire(path, RosterReader::read);
  }

  /** Lets go of a roster acquired before. */
  public static void release(String path) {
    ROSTERS.release(path);
  }
}
