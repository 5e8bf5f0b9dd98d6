package com.thriviohr.udfs.infer.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class SharedInferenceTest {
  private final List<FakeInferenceClient> opened = new ArrayList<>();
  private final SharedInference shared = new SharedInference();

  private SharedInference.Lease lease(int attempts) {
    return shared.lease(
        InferenceSettings.of(new Configuration().set(InferenceOptions.MAX_ATTEMPTS, attempts)),
        metrics -> {
          opened.add(new FakeInferenceClient());
          return opened.get(opened.size() - 1);
        });
  }

  @Test
  void sharesOneClientAmongEqualSettings() {
    // When
    SharedInference.Lease one = lease(1);
    SharedInference.Lease two = lease(1);

    // Then
    assertThat(opened).hasSize(1);
    assertThat(one.metrics()).isSameAs(two.metrics());
  }

  @Test
  void keepsOtherSettingsApart() {
    // When
    lease(1);
    lease(2);

    // Then
    assertThat(opened).hasSize(2);
  }

  @Test
  void closesClientOnceWithLastLease() {
    // Given
    SharedInference.Lease one = lease(1);
    SharedInference.Lease two = lease(1);
    one.close();
    one.close();
    assertThat(opened.get(0).closes()).isZero();

    // When
    two.close();

    // Then
    assertThat(opened.get(0).closes()).isEqualTo(1);
  }

  @Test
  void opensAnewAfterLastLeaseIsBack() {
    // Given
    lease(1).close();

    // When
    lease(1);

    // Then
    assertThat(opened).hasSize(2);
  }
}
