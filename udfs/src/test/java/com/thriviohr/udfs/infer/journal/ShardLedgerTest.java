package com.thriviohr.udfs.infer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.budget.Budget;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardLedgerTest {
  private static final InferenceCatalog CATALOG =
      CatalogLoader.load(InferenceSettings.of(new Configuration()));

  @TempDir Path folder;

  private Journal journal() {
    return Journal.open(folder.toString(), "night", Duration.ofDays(30), Clock.systemUTC());
  }

  /** What the run may spend in all is 1000. */
  private static Budget budget(Journal journal) {
    Budget budget = new Budget(1_000 - journal.spentBeforeMicroUsd());
    budget.join(0, 1);
    return budget;
  }

  private static ShardLedger ledger(Journal journal, Budget budget) {
    return new ShardLedger(
        Optional.of(journal), Optional.of(budget), new RouteModels(CATALOG), Clock.systemUTC());
  }

  @Test
  void reservesAShardAndSettlesItAtItsCost() {
    // Given
    try (Journal journal = journal()) {
      Budget budget = budget(journal);
      ShardLedger ledger = ledger(journal, budget);

      // When
      boolean first = ledger.reserve("a", 900).join();
      ledger.settle("a", 300);
      boolean second = ledger.reserve("b", 701).join();
      boolean third = ledger.reserve("c", 700).join();

      // Then
      assertThat(first).isTrue();
      assertThat(second).isFalse();
      assertThat(third).isTrue();
      assertThat(budget.spentMicroUsd()).isEqualTo(300);
    }
  }

  @Test
  void shardUnderWayAtAKillCountsOnceAndAtItsCostInTheEnd() {
    // Given: submitted, and no word of its end
    try (Journal journal = journal()) {
      ledger(journal, budget(journal)).reserve("a", 900).join();
    }

    // When
    try (Journal journal = journal()) {
      Budget budget = budget(journal);
      ShardLedger ledger = ledger(journal, budget);
      boolean again = ledger.reserve("a", 900).join();
      ledger.settle("a", 300);
      boolean other = ledger.reserve("b", 700).join();

      // Then
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(900);
      assertThat(again).isTrue();
      assertThat(other).isTrue();
    }
  }

  @Test
  void shardThatIsReadAgainCostsNothingMore() {
    // Given
    try (Journal journal = journal()) {
      ShardLedger ledger = ledger(journal, budget(journal));
      ledger.reserve("a", 900).join();
      ledger.settle("a", 300);
    }

    // When
    try (Journal journal = journal()) {
      Budget budget = budget(journal);
      ShardLedger ledger = ledger(journal, budget);
      boolean again = ledger.reserve("a", 900).join();
      ledger.settle("a", 300);

      // Then
      assertThat(again).isTrue();
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(300);
      assertThat(budget.spentMicroUsd()).isZero();
    }
    try (Journal journal = journal()) {
      assertThat(journal.spentBeforeMicroUsd()).isEqualTo(300);
    }
  }
}
