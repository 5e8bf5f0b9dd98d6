package com.thriviohr.udfs.infer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the SDK throws before there is an HTTP status. */
class FailureKindsTest {
  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new IOException("reset"), FailureKind.CONNECTION_FAILED),
        Arguments.of(ReadTimeoutException.INSTANCE, FailureKind.TIMED_OUT),
        Arguments.of(
            new Throwable("Acquire operation took longer", new TimeoutException()),
            FailureKind.CONNECTION_FAILED));
  }

  private static ModelEndpoint served() {
    InferenceCatalog catalog =
        CatalogLoader.load(
            InferenceSettings.of(
                new Configuration().set(InferenceOptions.ENDPOINT, "http://localhost:1/v1")));
    Endpoint endpoint = catalog.endpoints().values().iterator().next();
    return new ModelEndpoint(endpoint, catalog.modelOf(endpoint), Clock.systemUTC());
  }

  @ParameterizedTest
  @MethodSource("causes")
  void tellsWhatBrokeTheCall(Throwable cause, FailureKind expected) {
    // Given
    SdkClientException thrown = SdkClientException.create("Unable to execute request", cause);

    // When
    FailureKind kind = FailureKinds.of(thrown, served(), FakeInferenceClient.prompt("p")).kind();

    // Then
    assertThat(kind).isEqualTo(expected);
  }

  @Test
  void keepsWhatItDoesNotKnowFromBeingRepeated() {
    // When
    FailureKind kind =
        FailureKinds.of(new IllegalStateException("bug"), served(), FakeInferenceClient.prompt("p"))
            .kind();

    // Then
    assertThat(kind).isEqualTo(FailureKind.INVALID_REQUEST);
  }
}
