package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PricedClientTest {
  private static final Price HAIKU =
      new Price(new BigDecimal("1.10"), new BigDecimal("5.50"), LocalDate.EPOCH);

  @Test
  void putsCostOnAnswer() {
    // Given
    PricedClient client = new PricedClient(new FakeInferenceClient().answers(), HAIKU);

    // When
    Completion completion = client.complete(prompt("a")).toCompletableFuture().join();

    // Then: 10 x 1.10 + 5 x 5.50 = 38.5 micro-dollars
    assertThat(completion.getCostMicroUsd()).isEqualTo(39);
  }

  @Test
  void costsOneDollarTenPerMillionInputTokens() {
    assertThat(HAIKU.microUsd(1_000_000, 0)).isEqualTo(1_100_000);
    assertThat(HAIKU.microUsd(0, 1_000_000)).isEqualTo(5_500_000);
  }
}
