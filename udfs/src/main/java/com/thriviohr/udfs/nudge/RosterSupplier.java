package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.roster.Roster;
import java.io.Serializable;

/** Gives a running function the roster, which is too big to travel with the job graph. */
public interface RosterSupplier extends Serializable {
  /** The roster; called once when a function opens. */
  Roster acquire();

  /** Called once when the function closes. */
  default void release() {}
}
