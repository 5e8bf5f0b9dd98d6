package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Objects of a work folder on S3, by their whole URIs. Failures are typed; no message holds what an
 * object holds.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
final class WorkObjects implements AutoCloseable {
  private final S3AsyncClient s3;
  private final Optional<String> kmsKey;
  private final ServiceCalls calls;

  /**
   * @param s3 client; closed here
   * @param kmsKey key of the objects' encryption; the bucket's own if empty
   * @param endpoint name of the endpoint, for messages
   */
  WorkObjects(S3AsyncClient s3, Optional<String> kmsKey, String endpoint) {
    this.s3 = requireNonNull(s3, "s3");
    this.kmsKey = requireNonNull(kmsKey, "kmsKey");
    this.calls = new ServiceCalls(endpoint);
  }

  /** Writes an object, whole or not at all. */
  CompletableFuture<Void> put(String uri, byte[] bytes) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket(uri))
            .key(key(uri))
            .checksumCRC32C(checksum(bytes));
    kmsKey.ifPresent(
        key -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key));
    return calls
        .typed(s3.putObject(request.build(), AsyncRequestBody.fromBytes(bytes)))
        .thenAccept(response -> {});
  }

  /** Reads a small object. */
  CompletableFuture<byte[]> get(String uri) {
    return calls
        .typed(
            s3.getObject(
                request -> request.bucket(bucket(uri)).key(key(uri)),
                AsyncResponseTransformer.toBytes()))
        .thenApply(bytes -> bytes.asByteArrayUnsafe());
  }

  /** Reads a large object as it comes; blocks. */
  InputStream open(String uri) {
    return calls
        .typed(
            s3.getObject(
                request -> request.bucket(bucket(uri)).key(key(uri)),
                AsyncResponseTransformer.toBlockingInputStream()))
        .join();
  }

  /** The objects below a folder. */
  CompletableFuture<List<String>> list(String folder) {
    return list(folder, null);
  }

  private CompletableFuture<List<String>> list(String folder, String token) {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(bucket(folder))
            .prefix(key(folder))
            .continuationToken(token)
            .build();
    return calls
        .typed(s3.listObjectsV2(request))
        .thenCompose(
            page -> {
              List<String> objects = uris(folder, page);
              return Boolean.TRUE.equals(page.isTruncated())
                  ? list(folder, page.nextContinuationToken())
                      .thenApply(
                          rest -> {
                            objects.addAll(rest);
                            return objects;
                          })
                  : CompletableFuture.completedFuture(objects);
            });
  }

  private static List<String> uris(String folder, ListObjectsV2Response page) {
    return page.contents().stream()
        .map(S3Object::key)
        .map(key -> "s3://" + bucket(folder) + "/" + key)
        .collect(Collectors.toList());
  }

  /** S3 refuses an object that does not come as it was sent. */
  private static String checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  private static String bucket(String uri) {
    return URI.create(uri).getHost();
  }

  private static String key(String uri) {
    return uri.substring("s3://".length() + bucket(uri).length() + 1);
  }

  @Override
  public void close() {
    s3.close();
  }
}
