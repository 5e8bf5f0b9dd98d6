package com.thriviohr.udfs.infer.batch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A server in this JVM that speaks S3, with one bucket, in memory, open to any key. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "company";

  private final BlobStoreContext context;
  private final BlobStore store;
  private final S3Proxy server;

  S3Server() throws Exception {
    // The SDK wants keys, whatever they are.
    System.setProperty("aws.accessKeyId", "any");
    System.setProperty("aws.secretAccessKey", "any");
    context =
        ContextBuilder.newBuilder("transient")
            .credentials("any", "any")
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    store = context.getBlobStore();
    store.createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(store)
            .ignoreUnknownHeaders(true)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "any", "any")
            .build();
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  void put(String name, String text) {
    store.putBlob(
        BUCKET, store.blobBuilder(name).payload(text.getBytes(StandardCharsets.UTF_8)).build());
  }

  List<String> names() {
    return store.list(BUCKET, ListContainerOptions.Builder.recursive()).stream()
        .map(item -> item.getName())
        .sorted()
        .toList();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    context.close();
  }
}
