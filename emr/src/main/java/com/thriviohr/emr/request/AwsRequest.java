package com.thriviohr.emr.request;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** A request to AWS as a value: it can be looked at, printed, and sent. Immutable. */
public final class AwsRequest {
  private static final Pattern NAME =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.model\\.(\\w+)Request");

  private final SdkRequest request;

  private AwsRequest(SdkRequest request) {
    this.request = requireNonNull(request, "request");
  }

  /** A request of any service. */
  public static AwsRequest of(SdkRequest request) {
    return new AwsRequest(request);
  }

  /** Service and operation, such as cloudformation:CreateChangeSet. */
  public String operation() {
    Matcher name = NAME.matcher(request.getClass().getName());
    if (!name.matches()) {
      throw new IllegalStateException("no request of a service: " + request.getClass());
    }
    return name.group(1) + ":" + name.group(2);
  }

  /** Its members by the names of the service's model; those that are not set are left out. */
  public ObjectNode toJson() {
    return SdkJson.of((SdkPojo) request);
  }

  @Override
  public String toString() {
    return operation() + " " + toJson();
  }
}
