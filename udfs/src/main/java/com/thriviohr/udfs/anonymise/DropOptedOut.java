package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.SharedRosters;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets no message go on that its author deleted, that someone who opted out or was erased wrote, or
 * that was written to someone erased.
 */
public final class DropOptedOut extends ProcessFunction<RawMessage, RawMessage> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "consent";

  private final String rosterPath;
  private transient Roster roster;

  /**
   * @param rosterPath path of the roster
   */
  public DropOptedOut(String rosterPath) {
    this.rosterPath = rosterPath;
  }

  @Override
  public void open(Configuration parameters) {
    roster = SharedRosters.acquire(rosterPath);
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<RawMessage> out) {
    Optional<String> reason = reason(message);
    if (reason.isEmpty()) {
      out.collect(message);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.REJECTED, STAGE, reason.get())
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }

  private Optional<String> reason(RawMessage message) {
    if (message.getDeleted()) {
      return Optional.of("DELETED");
    }
    Optional<Person> author = roster.person(message.getTenantId(), message.getAuthorId());
    boolean erased =
        Stream.concat(Stream.of(message.getAuthorId()), message.getRecipientIds().stream())
            .map(id -> roster.person(message.getTenantId(), id))
            .flatMap(Optional::stream)
            .anyMatch(Person::getErased);
    if (erased) {
      return Optional.of("ERASED");
    }
    return author.filter(Person::getOptedOut).map(person -> "OPTED_OUT");
  }

  @Override
  public void close() {
    if (roster != null) {
      SharedRosters.release(rosterPath);
      roster = null;
    }
  }
}
