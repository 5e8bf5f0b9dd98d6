package com.thriviohr.datasets;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import org.apache.flink.util.OutputTag;

/** The one side output by which every stage hands over the records that do not go on. */
public final class DeadLetters {
  /** Side output tag shared by all stages; {@link DeadLetter#getDoor()} says which door it is. */
  public static final OutputTag<DeadLetter> TAG =
      new OutputTag<DeadLetter>("dead-letters") {
        private static final long serialVersionUID = 1L;
      };

  private DeadLetters() {}

  /** A builder with door, stage and reason set, and everything else empty. */
  public static DeadLetter.Builder of(Door door, String stage, String reason) {
    return DeadLetter.newBuilder().setDoor(door).setStage(stage).setReason(reason);
  }
}
