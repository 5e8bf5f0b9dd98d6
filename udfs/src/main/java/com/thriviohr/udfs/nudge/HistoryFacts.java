package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.NudgeFact;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes receiver and run date of every earlier nudge, and leaves the text behind. A nudge whose run
 * date is no ISO date leaves by the door DEAD_LETTER, stage "select-nudges", reason BROKEN_HISTORY.
 * Counts nudges: in = out + BROKEN_HISTORY.
 */
public final class HistoryFacts extends ProcessFunction<Nudge, NudgeFact> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(Nudge nudge, Context context, Collector<NudgeFact> out) {
    if (!isDate(nudge.getRunDate())) {
      context.output(
          DeadLetters.TAG,
          DeadLetters.of(Door.DEAD_LETTER, SelectNudges.STAGE, "BROKEN_HISTORY")
              .setTenantId(nudge.getTenantId())
              .setRecordId(nudge.getNudgeId())
              .build());
      return;
    }
    out.collect(
        NudgeFact.newBuilder()
            .setTenantId(nudge.getTenantId())
            .setPersonId(nudge.getPersonId())
            .setNudgedOn(nudge.getRunDate())
            .build());
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
