package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.sink.RunIdentity;
import com.thriviohr.datasets.sink.RunLease;
import com.thriviohr.udfs.infer.journal.JournalKey;
import com.thriviohr.udfs.infer.journal.JournalMaintenance;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with the journal around a job: who may use it, and what it may not keep. */
public final class JournalUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(JournalUpkeep.class);
  private static final RunIdentity MAINTENANCE = RunIdentity.of("maintenance of the journal");

  private final InferenceSettings config;

  private JournalUpkeep(InferenceSettings config) {
    this.config = requireNonNull(config, "config");
  }

  /** The upkeep of a job's journal; does nothing without one. */
  public static JournalUpkeep of(InferenceSettings config) {
    return new JournalUpkeep(config);
  }

  /**
   * The right to run under the id; to be closed when the run ends.
   *
   * @throws InvalidInputException when another process has it
   * @throws IOException when the journal's folder cannot be created
   */
  public RunLease lease(RunIdentity run) throws IOException {
    if (config.journal().isEmpty()) {
      return RunLease.none();
    }
    String location = config.journal().get();
    new JournalMaintenance(location, Clock.systemUTC()).createFolder();
    return RunLease.take(location, run);
  }

  /**
   * Deletes entries past the retention.
   *
   * @throws IOException when the journal cannot be read or written
   */
  public JournalUpkeep expire() throws IOException {
    if (!tidy(journal -> journal.expire(config.journalRetention()))) {
      LOG.info("Another run deletes old entries of the journal just now");
    }
    return this;
  }

  /**
   * Deletes the entries of people the roster calls erased.
   *
   * @throws IOException when the journal cannot be read or written
   * @throws InvalidInputException when another run rewrites it just now
   */
  public JournalUpkeep forget(Roster roster) throws IOException {
    if (!tidy(journal -> journal.erase(erased(roster)))) {
      throw new InvalidInputException(
          "Another run rewrites the journal just now, so erased people cannot be deleted from it:"
              + " start again in a minute.");
    }
    return this;
  }

  /** False when another run is at it: two that rewrite the same segments lose none, but fail. */
  private boolean tidy(Work work) throws IOException {
    if (config.journal().isEmpty()) {
      return true;
    }
    String location = config.journal().get();
    Optional<RunLease> lease = RunLease.tryTake(location, MAINTENANCE);
    if (lease.isEmpty()) {
      return false;
    }
    try (RunLease held = lease.get()) {
      work.on(new JournalMaintenance(location, Clock.systemUTC()));
      return true;
    }
  }

  private static Set<JournalKey> erased(Roster roster) {
    return roster.tenants().stream()
        .flatMap(tenant -> roster.people(tenant).stream())
        .filter(Person::getErased)
        .map(person -> JournalKey.person(person.getTenantId(), person.getPersonId()))
        .collect(Collectors.toSet());
  }

  /** What is done with a journal that nobody else rewrites. */
  @FunctionalInterface
  private interface Work {
    void on(JournalMaintenance journal) throws IOException;
  }
}
