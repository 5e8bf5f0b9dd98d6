package com.thriviohr.udfs.infer.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** A request body in the shape the SDK's HTTP client takes without the rest of the SDK. */
final class BodyPublisher implements SdkHttpContentPublisher {
  private final AsyncRequestBody body;

  BodyPublisher(AsyncRequestBody body) {
    this.body = body;
  }

  @Override
  public Optional<Long> contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }
}
