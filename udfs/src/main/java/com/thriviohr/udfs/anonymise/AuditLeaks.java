package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.roster.SharedRosters;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends every training example in which the audit finds something to quarantine. */
public final class AuditLeaks extends ProcessFunction<TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "leak-audit";

  private final String rosterPath;
  private transient LeakAudit audit;

  /**
   * @param rosterPath path of the roster
   */
  public AuditLeaks(String rosterPath) {
    this.rosterPath = rosterPath;
  }

  @Override
  public void open(Configuration parameters) {
    audit = new LeakAudit(SharedRosters.acquire(rosterPath));
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<TrainingExample> out) {
    Optional<String> leak = Optional.empty();
    for (ChatMessage turn : example.getMessages()) {
      leak = leak.or(() -> audit.leak(example.getTenantId(), turn.getContent()));
    }
    if (leak.isEmpty()) {
      out.collect(example);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.QUARANTINED, STAGE, leak.get())
            .setTenantId(example.getTenantId())
            .setRecordId(example.getExampleId())
            .build());
  }

  @Override
  public void close() {
    if (audit != null) {
      SharedRosters.release(rosterPath);
      audit = null;
    }
  }
}
