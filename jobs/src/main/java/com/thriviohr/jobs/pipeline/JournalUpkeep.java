package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.jobs.settings.InferenceConfig;
import com.thriviohr.udfs.infer.paid.JournalKey;
import com.thriviohr.udfs.infer.paid.JournalMaintenance;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes from the journal, before a job is submitted, what it may not keep. */
public final class JournalUpkeep {
  private final InferenceConfig config;

  private JournalUpkeep(InferenceConfig config) {
    this.config = requireNonNull(config, "config");
  }

  /** The upkeep of a job's journal; does nothing without one. */
  public static JournalUpkeep of(InferenceConfig config) {
    return new JournalUpkeep(config);
  }

  /**
   * Deletes entries past the retention.
   *
   * @throws IOException when the journal cannot be read or written
   */
  public JournalUpkeep expire() throws IOException {
    if (config.journal().isPresent()) {
      maintenance().expire(config.journalRetention());
    }
    return this;
  }

  /**
   * Deletes the entries of people the roster calls erased.
   *
   * @throws IOException when the journal cannot be read or written
   */
  public JournalUpkeep forget(Roster roster) throws IOException {
    if (config.journal().isPresent()) {
      maintenance().erase(erased(roster));
    }
    return this;
  }

  private JournalMaintenance maintenance() {
    return new JournalMaintenance(config.journal().orElseThrow(), Clock.systemUTC());
  }

  private static Set<JournalKey> erased(Roster roster) {
    return roster.tenants().stream()
        .flatMap(tenant -> roster.people(tenant).stream())
        .filter(Person::getErased)
        .map(person -> JournalKey.person(person.getTenantId(), person.getPersonId()))
        .collect(Collectors.toSet());
  }
}
