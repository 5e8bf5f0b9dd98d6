package com.thriviohr.udfs.infer.paid;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Books of shards that jobs answer: the most that a whole shard may cost is reserved before it is
 * submitted, and becomes its cost when it is read.
 *
 * <ul>
 *   <li>Submitted again after a restart: what the journal has of it counts, and nothing more.
 *   <li>Read again after a restart: its cost counts once.
 * </ul>
 */
public final class ShardLedger {
  private final Optional<Journal> journal;
  private final Optional<Budget> budget;
  private final Clock clock;
  private final Map<String, Entry> open = new ConcurrentHashMap<>();

  /**
   * @param journal shared by the JVM; not closed here
   * @param budget shared by the JVM
   * @param clock time of the entries
   */
  public ShardLedger(Optional<Journal> journal, Optional<Budget> budget, Clock clock) {
    this.journal = requireNonNull(journal, "journal");
    this.budget = requireNonNull(budget, "budget");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reserves what a shard may cost.
   *
   * @return true once it may be submitted; false when the budget does not cover it
   */
  public CompletableFuture<Boolean> reserve(String shard, long mostMicroUsd) {
    if (journal.filter(shared -> shared.isAnswered(call(shared, shard))).isPresent()) {
      return CompletableFuture.completedFuture(true);
    }
    boolean counted = journal.filter(shared -> shared.takeLost(call(shared, shard))).isPresent();
    CompletableFuture<Optional<Budget.Reservation>> reserved =
        counted || budget.isEmpty()
            ? CompletableFuture.completedFuture(Optional.empty())
            : budget.get().reserve(mostMicroUsd);
    return reserved.thenCompose(
        reservation -> {
          if (reservation.isEmpty() && budget.isPresent() && !counted) {
            return CompletableFuture.completedFuture(false);
          }
          open.put(shard, new Entry(reservation, counted ? mostMicroUsd : 0));
          return journal
              .map(shared -> shared.sent(call(shared, shard), mostMicroUsd))
              .orElse(CompletableFuture.completedFuture(null))
              .thenApply(noted -> true);
        });
  }

  /** The shard's answers are read, and have cost this much. */
  public void settle(String shard, long microUsd) {
    Entry entry = open.remove(shard);
    if (entry == null) {
      return;
    }
    entry.reservation.ifPresent(reservation -> reservation.settle(microUsd, 0));
    if (entry.counted > 0) {
      budget.ifPresent(shared -> shared.correct(microUsd - entry.counted));
    }
    journal.ifPresent(
        shared -> {
          CallId call = call(shared, shard);
          shared.answered(call, call.prompt(), nothing(microUsd));
        });
  }

  private static CallId call(Journal journal, String shard) {
    return journal.call(new JournalKey.Hash().add("shard-call").add(shard).key());
  }

  /** A shard's entry is an answer without a text: only its cost is of use. */
  private Completion nothing(long microUsd) {
    return Completion.newBuilder()
        .setTenantId("")
        .setPromptId("")
        .setTask("")
        .setText("")
        .setFinishReason("")
        .setRoute("")
        .setModel("")
        .setEndpoint("")
        .setInputTokens(0)
        .setOutputTokens(0)
        .setCostMicroUsd(microUsd)
        .setAttempts(0)
        .setLatencyMs(0)
        .setCompletedAt(clock.instant())
        .build();
  }

  /** A shard under way. */
  private static final class Entry {
    private final Optional<Budget.Reservation> reservation;
    private final long counted;

    /**
     * @param counted what the budget counted for it when the run started again
     */
    Entry(Optional<Budget.Reservation> reservation, long counted) {
      this.reservation = reservation;
      this.counted = counted;
    }
  }
}
