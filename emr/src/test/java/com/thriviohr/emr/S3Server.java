package com.thriviohr.emr;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A server in this JVM that speaks S3, with one bucket, in memory. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "company";

  private static final String ACCESS_KEY = "local-access-key";
  private static final String SECRET_KEY = "local-secret-key";

  private final BlobStoreContext context;
  private final BlobStore store;
  private final S3Proxy server;

  S3Server() throws Exception {
    Properties none = new Properties();
    context =
        ContextBuilder.newBuilder("transient")
            .credentials(ACCESS_KEY, SECRET_KEY)
            .overrides(none)
            .build(BlobStoreContext.class);
    store = context.getBlobStore();
    store.createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    server.start();
  }

  /** Flink's configuration for this server, written into the folder. */
  void configure(Path folder) throws Exception {
    Files.write(folder.resolve("config.yaml"), configuration());
  }

  /** Lines of Flink's configuration for this server. */
  List<String> configuration() {
    return List.of(
        "s3.endpoint: http://127.0.0.1:" + server.getPort(),
        "s3.path.style.access: \"true\"",
        "s3.access-key: " + ACCESS_KEY,
        "s3.secret-key: " + SECRET_KEY);
  }

  /** The text of an object. */
  String get(String name) throws IOException {
    try (InputStream in = store.getBlob(BUCKET, name).getPayload().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  void put(String name, byte[] bytes) {
    store.putBlob(BUCKET, store.blobBuilder(name).payload(bytes).build());
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
