package com.thriviohr.udfs.infer.batch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Names of objects, as S3 lists them. */
final class FakeObjects implements S3AsyncClient {
  private static final String BUCKET = "s3://company/";
  private final ConcurrentSkipListSet<String> keys = new ConcurrentSkipListSet<>();

  WorkObjects folder() {
    return new WorkObjects(this, Optional.empty(), "fake");
  }

  /** Adds an object by its URI. */
  void add(String uri) {
    keys.add(uri.substring(BUCKET.length()));
  }

  @Override
  public CompletableFuture<ListObjectsV2Response> listObjectsV2(ListObjectsV2Request request) {
    List<S3Object> found =
        keys.stream()
            .filter(key -> key.startsWith(request.prefix()))
            .map(key -> S3Object.builder().key(key).build())
            .collect(Collectors.toList());
    return CompletableFuture.completedFuture(
        ListObjectsV2Response.builder().contents(found).build());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
