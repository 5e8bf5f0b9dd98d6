package com.thriviohr.udfs.simulator;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * As much of S3 as batch jobs need, in memory, below {@code /s3/bucket/key}: PutObject, GetObject
 * and ListObjectsV2, to anybody. Any bucket is there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">
 *     ListObjectsV2</a>
 */
final class ObjectPages implements JobStore {
  private static final String PATH = "/s3/";

  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** The answer; empty when the request is not for an object. */
  Optional<HttpReply> page(FullHttpRequest request) {
    QueryStringDecoder address = new QueryStringDecoder(request.uri());
    if (!address.path().startsWith(PATH)) {
      return Optional.empty();
    }
    String name = address.path().substring(PATH.length());
    if (request.method().equals(HttpMethod.PUT)) {
      objects.put(name, ByteBufUtil.getBytes(request.content()));
      return Optional.of(HttpReply.text(200, "text/plain", "").withHeader("ETag", "\"simulated\""));
    }
    return Optional.of(
        address.parameters().containsKey("list-type")
            ? list(name, address.parameters())
            : object(name));
  }

  private HttpReply object(String name) {
    byte[] object = objects.get(name);
    return object == null
        ? HttpReply.text(
            404,
            "application/xml",
            "<Error><Code>NoSuchKey</Code><Message>No such key</Message></Error>")
        : HttpReply.text(200, "application/octet-stream", "").withBody(object);
  }

  private HttpReply list(String bucket, Map<String, List<String>> parameters) {
    String root = bucket.replaceAll("/$", "") + "/";
    String prefix = root + parameters.getOrDefault("prefix", List.of("")).get(0);
    StringBuilder page = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects
        .tailMap(prefix, true)
        .forEach(
            (name, object) -> {
              if (name.startsWith(prefix)) {
                page.append("<Contents><Key>")
                    .append(name.substring(root.length()))
                    .append("</Key><Size>")
                    .append(object.length)
                    .append("</Size></Contents>");
              }
            });
    return HttpReply.text(200, "application/xml", page.append("</ListBucketResult>").toString());
  }

  @Override
  public CompletableFuture<String> get(String uri) {
    byte[] object = objects.get(name(uri));
    return object == null
        ? CompletableFuture.failedFuture(new IllegalArgumentException("no such object"))
        : CompletableFuture.completedFuture(new String(object, StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<Void> put(String uri, String text) {
    objects.put(name(uri), text.getBytes(StandardCharsets.UTF_8));
    return CompletableFuture.completedFuture(null);
  }

  private static String name(String uri) {
    return uri.substring("s3://".length());
  }

  @Override
  public void close() {
    objects.clear();
  }
}
