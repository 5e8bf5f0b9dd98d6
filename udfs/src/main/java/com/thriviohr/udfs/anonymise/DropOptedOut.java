package com.thriviohr.udfs.anonymise;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.SharedRosters;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets only messages pass that may be used. The others leave by {@link DeadLetters#TAG}, door
 * REJECTED: DELETED by their author; by an author who OPTED_OUT; by, to or about somebody ERASED.
 */
public class DropOptedOut extends ProcessFunction<RawMessage, RawMessage> {
  /** Stage name in dead letters. */
  public static final String STAGE = "consent";

  private static final long serialVersionUID = 1L;

  private final String rosterPath;
  private transient Roster roster;
  private transient ErasedMentions mentions;
  private transient Counter rejected;

  /**
   * @param rosterPath path of the roster: who opted out and who is erased
   */
  public DropOptedOut(String rosterPath) {
    this.rosterPath = requireNonNull(rosterPath, "rosterPath");
  }

  @Override
  public void open(OpenContext context) {
    roster = SharedRosters.acquire(rosterPath);
    mentions = new ErasedMentions(RosterIndexes.of(roster));
    rejected = getRuntimeContext().getMetricGroup().counter("rejected");
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<RawMessage> out) {
    String reason = reason(message);
    if (reason.isEmpty()) {
      out.collect(message);
      return;
    }
    rejected.inc();
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.REJECTED, STAGE, reason)
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }

  private String reason(RawMessage message) {
    if (message.getDeleted()) {
      return "DELETED";
    }
    Optional<Person> author = roster.person(message.getTenantId(), message.getAuthorId());
    if (author.map(Person::getErased).orElse(false) || mentions.concern(message)) {
      return "ERASED";
    }
    return author.map(Person::getOptedOut).orElse(false) ? "OPTED_OUT" : "";
  }

  @Override
  public void close() {
    if (roster != null) {
      SharedRosters.release(rosterPath);
      roster = null;
    }
  }
}
