package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.InvalidInputException;
import java.io.Serializable;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A Kinesis data stream and how to reach it. It belongs to the account that the job runs in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescription.html">
 *     names of streams</a>
 */
public final class KinesisStream implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "kinesis:";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:kinesis:([a-z0-9-]+):[0-9]{12}:stream/(.+)");

  private final String name;
  private final String region;
  private final String endpoint;

  private KinesisStream(String name, String region, String endpoint) {
    this.name = name;
    this.region = region;
    this.endpoint = endpoint;
  }

  /** True when a location names a stream, not a file. */
  public static boolean isNamedBy(String location) {
    return location.startsWith(SCHEME);
  }

  /**
   * @param location {@code kinesis:} and the stream's name or ARN
   * @param region where the stream is, unless the ARN says it; the platform's if empty
   * @param endpoint URL that takes the place of the region's own
   * @throws InvalidInputException when it names no stream, or nothing says the region
   */
  public static KinesisStream of(
      String location, Optional<String> region, Optional<String> endpoint) {
    String nameOrArn = location.substring(SCHEME.length());
    Matcher arn = ARN.matcher(nameOrArn);
    String name = arn.matches() ? arn.group(2) : nameOrArn;
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "'" + location + "' names no stream: write kinesis:NAME or kinesis:ARN.");
    }
    return new KinesisStream(
        name,
        arn.matches() ? arn.group(1) : region.orElseGet(() -> platformRegion(location)),
        endpoint.orElse(null));
  }

  private static String platformRegion(String location) {
    try {
      return new DefaultAwsRegionProviderChain().getRegion().id();
    } catch (SdkClientException e) {
      throw new InvalidInputException(
          "'" + location + "' is in no known region: give --kinesis.region or an ARN.", e);
    }
  }

  /** The stream's name. */
  public String name() {
    return name;
  }

  /** The region its requests are signed for. */
  String region() {
    return region;
  }

  /** The URL that takes the place of the region's own. */
  Optional<String> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /** What the connector needs to know to reach it; credentials come from the default chain. */
  Properties connection() {
    Properties connection = new Properties();
    connection.setProperty("aws.region", region);
    endpoint().ifPresent(url -> connection.setProperty("aws.endpoint", url));
    return connection;
  }

  @Override
  public String toString() {
    return SCHEME + name;
  }
}
