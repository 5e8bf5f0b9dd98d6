package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.udfs.infer.budget.Budget;
import com.thriviohr.udfs.infer.check.EscapedClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books of shards that jobs answer: the most that a whole shard may cost is reserved before it is
 * submitted, and becomes its cost when it is read.
 *
 * <ul>
 *   <li>Submitted again after a restart: what the journal has of it counts, and nothing more.
 *   <li>Read again after a restart: its cost counts once.
 *   <li>Read: its answers are kept for later runs, which ask for none of them again.
 * </ul>
 */
public final class ShardLedger {
  private static final Logger LOG = LoggerFactory.getLogger(ShardLedger.class);

  private final Optional<Journal> journal;
  private final Optional<Budget> budget;
  private final RouteModels models;
  private final Clock clock;
  private final Map<String, Entry> open = new ConcurrentHashMap<>();

  /**
   * @param journal shared by the JVM; not closed here
   * @param budget shared by the JVM
   * @param models who answers a prompt
   * @param clock time of the entries
   */
  public ShardLedger(
      Optional<Journal> journal, Optional<Budget> budget, RouteModels models, Clock clock) {
    this.journal = requireNonNull(journal, "journal");
    this.budget = requireNonNull(budget, "budget");
    this.models = requireNonNull(models, "models");
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

  /** True for a prompt that costs nothing when it is asked at once: its answer is paid for. */
  public boolean isPaid(Prompt prompt) {
    return journal.filter(shared -> isPaid(shared, prompt)).isPresent();
  }

  private boolean isPaid(Journal shared, Prompt prompt) {
    Prompt asked = EscapedClient.neutralised(prompt);
    return shared.isAnswered(shared.call(asked))
        || models.first(asked).filter(model -> shared.knows(asked, model)).isPresent();
  }

  /**
   * Keeps an answer for later runs. What it cost is in the cost of its shard.
   *
   * @return completes once the answer is durable, or cannot be kept
   */
  public CompletableFuture<Void> keep(Prompt prompt, Completion completion) {
    return journal
        .map(shared -> keep(shared, prompt, completion))
        .orElse(CompletableFuture.completedFuture(null));
  }

  private CompletableFuture<Void> keep(Journal shared, Prompt prompt, Completion completion) {
    Prompt asked = EscapedClient.neutralised(prompt);
    Completion free = Completion.newBuilder(completion).setCostMicroUsd(0).build();
    return shared
        .answered(shared.call(asked), JournalKey.answer(asked, models.of(free)), free)
        .handle(
            (kept, thrown) -> {
              if (thrown != null) {
                LOG.error("An answer counts although the journal does not hold it");
              }
              return null;
            });
  }

  private static CallId call(Journal journal, String shard) {
    return journal.call(JournalKey.of(StableHash.of("shard-call", shard)));
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
