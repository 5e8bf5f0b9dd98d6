package com.thriviohr.udfs.infer.wire;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Collects one HTTP response, up to a size that no answer has. */
final class ResponseCollector implements SdkAsyncHttpResponseHandler {
  /** Bytes of an answer at most. */
  static final int MOST_BYTES = 8 << 20;

  private final CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
  private volatile SdkHttpResponse head;

  CompletableFuture<HttpAnswer> result() {
    return result;
  }

  @Override
  public void onHeaders(SdkHttpResponse headers) {
    head = headers;
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    stream.subscribe(new Body());
  }

  @Override
  public void onError(Throwable error) {
    result.completeExceptionally(error);
  }

  private final class Body implements Subscriber<ByteBuffer> {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      if (bytes.size() + part.remaining() > MOST_BYTES) {
        result.completeExceptionally(
            new InferenceException(
                FailureKind.ANSWER_TOO_LARGE,
                "The answer is larger than " + (MOST_BYTES >> 20) + " MiB"));
        subscription.cancel();
        return;
      }
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      bytes.write(copy, 0, copy.length);
    }

    @Override
    public void onError(Throwable error) {
      result.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      result.complete(new HttpAnswer(head, bytes.toByteArray()));
    }
  }
}
