package com.thriviohr.udfs.anonymise.audit;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.roster.SharedRosters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets only training examples without leaks pass. The others leave by {@link DeadLetters#TAG}, door
 * QUARANTINED, stage leak-audit, reason LEAK_ and the type: counts, never values.
 */
public class AuditLeaks extends ProcessFunction<TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private final String rosterPath;
  private transient LeakAudits audits;
  private transient Counter leaked;

  /**
   * @param rosterPath path of the roster: whose names must not occur
   */
  public AuditLeaks(String rosterPath) {
    this.rosterPath = requireNonNull(rosterPath, "rosterPath");
  }

  @Override
  public void open(OpenContext context) {
    audits = LeakAudits.of(SharedRosters.acquire(rosterPath));
    leaked = getRuntimeContext().getMetricGroup().counter("leaked");
  }

  @Override
  public void processElement(
      TrainingExample record, Context context, Collector<TrainingExample> out) {
    List<String> texts = new ArrayList<>();
    texts.add(record.getText());
    record.getMessages().forEach(turn -> texts.add(turn.getContent()));
    Optional<DeadLetter> letter = audits.letter(record.getTenantId(), record.getExampleId(), texts);
    if (letter.isPresent()) {
      leaked.inc();
      context.output(DeadLetters.TAG, letter.get());
    } else {
      out.collect(record);
    }
  }

  @Override
  public void close() {
    if (audits != null) {
      SharedRosters.release(rosterPath);
      audits = null;
    }
  }
}
