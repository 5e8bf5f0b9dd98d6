package com.thriviohr.udfs.anonymise;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.SharedRosters;
import com.thriviohr.udfs.anonymise.surrogate.MasterKey;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The only way from {@link RawMessage} to {@link AnonymisedMessage}. What cannot be anonymised
 * leaves by {@link DeadLetters#TAG}, door QUARANTINED, with a reason and without text.
 */
public class Anonymise extends ProcessFunction<RawMessage, AnonymisedMessage> {
  /** Stage name in dead letters. */
  public static final String STAGE = "anonymise";

  private static final long serialVersionUID = 1L;

  private final AnonymiseSettings settings;
  private transient Anonymiser anonymiser;
  private transient Counter anonymised;
  private transient Counter quarantined;

  /**
   * @param settings where roster, policy and key are
   */
  public Anonymise(AnonymiseSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public void open(OpenContext context) {
    AnonymisePolicy policy = AnonymisePolicy.load(settings.policy(), settings.mode());
    TenantKeys keys = MasterKey.fetch(settings.key());
    RosterIndexes rosters = RosterIndexes.of(SharedRosters.acquire(settings.roster()));
    anonymiser = new Anonymiser(policy, keys, rosters);
    anonymised = getRuntimeContext().getMetricGroup().counter("anonymised");
    quarantined = getRuntimeContext().getMetricGroup().counter("quarantined");
  }

  @Override
  public void processElement(
      RawMessage message, Context context, Collector<AnonymisedMessage> out) {
    AnonymisationOutcome outcome = anonymiser.anonymise(message);
    if (outcome.message().isPresent()) {
      anonymised.inc();
      out.collect(outcome.message().get());
      return;
    }
    quarantined.inc();
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.QUARANTINED, STAGE, outcome.reason().orElse("UNKNOWN"))
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .setDetail("The message could not be anonymised beyond doubt.")
            .build());
  }

  @Override
  public void close() {
    if (anonymiser != null) {
      SharedRosters.release(settings.roster());
      anonymiser = null;
    }
  }
}
