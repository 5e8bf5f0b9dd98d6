package com.thriviohr.udfs.infer.wire;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What all AWS clients here have in common. */
public final class AwsDefaults {
  private AwsDefaults() {}

  /**
   * Sets transport, region, address and credentials, and turns the SDK's retries off: it repeats
   * calls that were billed, unseen by our deadline and our counts.
   *
   * @param builder builder of an asynchronous AWS client
   * @param endpoint what it will call
   * @param defaultRegion region of endpoints that name none; the platform's if empty
   */
  static <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B apply(
      B builder, Endpoint endpoint, Optional<String> defaultRegion, HttpTransport transport) {
    endpoint.url().ifPresent(builder::endpointOverride);
    return apply(builder, endpoint, defaultRegion, transport, AwsRetryStrategy.doNotRetry());
  }

  /**
   * The same for clients whose calls cost nothing, with the SDK's retries; the address is left to
   * the caller.
   */
  public static <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B applyRetrying(
      B builder, Endpoint endpoint, Optional<String> defaultRegion, HttpTransport transport) {
    return apply(
        builder, endpoint, defaultRegion, transport, AwsRetryStrategy.standardRetryStrategy());
  }

  /**
   * Where an endpoint is: as it says, as the settings say, or as the platform says. An address of
   * its own needs no region but to sign by.
   *
   * @throws InvalidInputException when nothing says where it is
   */
  public static Region region(Endpoint endpoint, Optional<String> defaultRegion) {
    Optional<String> named = endpoint.region().or(() -> defaultRegion);
    if (named.isPresent()) {
      return Region.of(named.get());
    }
    if (endpoint.hasOwnAddress()) {
      return Region.US_EAST_1;
    }
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException e) {
      throw new InvalidInputException(
          "Endpoint '"
              + endpoint.name()
              + "' names no AWS region, and neither does the platform: give --inference.region or"
              + " name one in the catalog.",
          e);
    }
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B apply(
      B builder,
      Endpoint endpoint,
      Optional<String> defaultRegion,
      HttpTransport transport,
      RetryStrategy retries) {
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            .retryStrategy(retries)
            .addExecutionInterceptor(new WithoutExpectation());
    endpoint.headers().forEach(override::putHeader);
    return builder
        .httpClient(transport.http())
        .region(region(endpoint, defaultRegion))
        .credentialsProvider(credentials(endpoint))
        .overrideConfiguration(override.build())
        // Completing on the event loop saves a hand-over per call; nothing after it blocks.
        .asyncConfiguration(
            async ->
                async.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run));
  }

  private static AwsCredentialsProvider credentials(Endpoint endpoint) {
    if (!endpoint.credentials().isAws()) {
      return AnonymousCredentialsProvider.create();
    }
    AwsCredentialsProvider chain =
        DefaultCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build();
    return () -> resolve(chain, endpoint.name());
  }

  /** The SDK has no type of its own for missing credentials, so this gives it ours. */
  private static AwsCredentials resolve(AwsCredentialsProvider chain, String endpoint) {
    try {
      return chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw new InferenceException(
          FailureKind.ACCESS_DENIED, "No AWS credentials found for endpoint '" + endpoint + "'");
    }
  }

  /**
   * Takes the header {@code Expect: 100-continue} off uploads: servers that answer it at once, as
   * moto does, are taken for having answered the upload.
   */
  private static final class WithoutExpectation implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
  }
}
