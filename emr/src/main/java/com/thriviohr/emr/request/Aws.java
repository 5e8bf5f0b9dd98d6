package com.thriviohr.emr.request;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.RefusedException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The services of one region, and of no other. A client is refused when there are no credentials.
 */
public final class Aws implements AutoCloseable {
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
  private final Region region;
  private final Optional<URI> url;

  /**
   * @param region of all calls
   * @param url in place of the services' own addresses, such as a stand-in's
   */
  public Aws(String region, Optional<URI> url) {
    this.region = Region.of(requireNonNull(region, "region"));
    this.url = requireNonNull(url, "url");
  }

  /** Stacks. */
  public CloudFormationClient cloudFormation() {
    return here(CloudFormationClient.builder());
  }

  /** Objects. */
  public S3Client s3() {
    return here(S3Client.builder().forcePathStyle(url.isPresent()));
  }

  /** State machines. */
  public SfnClient stepFunctions() {
    return here(SfnClient.builder());
  }

  /** Logs. */
  public CloudWatchLogsClient logs() {
    return here(CloudWatchLogsClient.builder());
  }

  /** Training jobs. */
  public SageMakerClient sageMaker() {
    return here(SageMakerClient.builder());
  }

  /** One sentence in place of a page about every place where there are none. */
  private void requireCredentials() {
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new RefusedException(
          "There are no AWS credentials: log in, name a profile with AWS_PROFILE, or set"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
          e);
    }
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C here(B builder) {
    requireCredentials();
    url.ifPresent(builder::endpointOverride);
    return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
  }

  @Override
  public void close() {
    http.close();
  }
}
