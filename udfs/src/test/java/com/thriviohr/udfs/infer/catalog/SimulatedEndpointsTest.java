package com.thriviohr.udfs.infer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class SimulatedEndpointsTest {
  private static final URI SIMULATOR = URI.create("http://127.0.0.1:4000");
  private static final InferenceCatalog REAL = load(new Configuration());

  @Test
  void standsInForEveryEndpointAndLeavesRoutesAndPricesAsTheyAre() {
    // When
    InferenceCatalog simulated = load(Set.of());
    // Then
    assertThat(simulated.endpoints()).containsOnlyKeys(REAL.endpoints().keySet());
    for (Endpoint endpoint : simulated.endpoints().values()) {
      InferenceModel real = REAL.modelOf(REAL.endpoints().get(endpoint.name()));
      InferenceModel model = simulated.modelOf(endpoint);
      assertThat(endpoint.isSimulated()).isTrue();
      assertThat(endpoint.url().orElseThrow().toString()).startsWith(SIMULATOR.toString());
      assertThat(endpoint.credentials().isAws()).isFalse();
      assertThat(model.id()).isEqualTo(SimulatedEndpoints.MODEL);
      assertThat(model.price().microUsd(1_000, 7)).isEqualTo(real.price().microUsd(1_000, 7));
      assertThat(model.rates().isLimited()).isFalse();
    }
    assertThat(simulated.routes().keySet()).isEqualTo(REAL.routes().keySet());
    assertThat(simulated.routes().get("compare").weights())
        .isEqualTo(REAL.routes().get("compare").weights());
  }

  @Test
  void leavesEndpointsAloneThatAreNotNamed() {
    // When
    InferenceCatalog simulated = load(Set.of("bedrock-haiku"));
    // Then
    assertThat(simulated.endpoints().values())
        .filteredOn(Endpoint::isSimulated)
        .extracting(Endpoint::name)
        .containsExactly("bedrock-haiku");
    Endpoint real = simulated.endpoints().get("bedrock-llama-70b");
    assertThat(simulated.modelOf(real).id()).isEqualTo("meta.llama3-3-70b-instruct-v1:0");
  }

  @Test
  void refusesNamesThatTheCatalogDoesNotHave() {
    assertThatThrownBy(() -> load(Set.of("bedrock-hiku")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bedrock-hiku")
        .hasMessageContaining("bedrock-haiku");
  }

  private static InferenceCatalog load(Set<String> names) {
    return load(
        new Configuration()
            .set(InferenceOptions.SIMULATOR, SIMULATOR.toString())
            .set(InferenceOptions.SIMULATED, List.copyOf(names)));
  }

  private static InferenceCatalog load(Configuration settings) {
    return CatalogLoader.load(InferenceSettings.of(settings));
  }
}
