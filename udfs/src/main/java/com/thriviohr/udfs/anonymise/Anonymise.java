package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.SharedRosters;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The only stage that makes anonymised messages. It fails closed: an error or a doubt sends the
 * message to quarantine.
 */
public final class Anonymise extends ProcessFunction<RawMessage, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "anonymise";

  private final AnonymiseSettings settings;
  private transient Anonymiser anonymiser;

  /**
   * @param settings where roster, policy and key are
   */
  public Anonymise(AnonymiseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(Configuration parameters) {
    anonymiser =
        new Anonymiser(
            AnonymisePolicy.load(settings.policy(), settings.mode()),
            SharedRosters.acquire(settings.roster()),
            TenantKeys.resolve(settings.key()));
  }

  @Override
  public void processElement(
      RawMessage message, Context context, Collector<AnonymisedMessage> out) {
    AnonymisedMessage anonymised;
    try {
      anonymised = anonymiser.anonymise(message);
    } catch (DoubtException e) {
      context.output(DeadLetters.TAG, quarantined(message, e.getMessage()));
      return;
    } catch (RuntimeException | StackOverflowError e) {
      // The exception may quote the text, so nothing of it is kept but its class.
      context.output(DeadLetters.TAG, quarantined(message, "DETECTOR_FAILED"));
      return;
    }
    out.collect(anonymised);
  }

  private static DeadLetter quarantined(RawMessage message, String reason) {
    return DeadLetters.of(Door.QUARANTINED, STAGE, reason)
        .setDetail("The message could not be anonymised beyond doubt.")
        .setTenantId(message.getTenantId())
        .setRecordId(message.getMessageId())
        .build();
  }

  @Override
  public void close() {
    if (anonymiser != null) {
      SharedRosters.release(settings.roster());
      anonymiser = null;
    }
  }
}
