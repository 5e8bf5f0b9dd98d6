package com.thriviohr.udfs.secret;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.flink.core.fs.Path;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * Where a secret is: {@code env:NAME}, {@code file:PATH} or {@code secretsmanager:ARN}. Never holds
 * the secret. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">
 *     GetSecretValue</a>
 */
public final class SecretReference implements Serializable {
  /** The forms of a reference, for messages. */
  public static final String FORMS = "env:NAME, file:PATH or secretsmanager:ARN";

  private static final long serialVersionUID = 1L;
  private static final Duration API_TIMEOUT = Duration.ofSeconds(30);

  /** Where a secret is looked up. The order of the forms. */
  private enum Store {
    ENV,
    FILE,
    SECRETSMANAGER
  }

  private final Store store;
  private final String place;

  private SecretReference(Store store, String place) {
    this.store = requireNonNull(store, "store");
    this.place = requireNonNull(place, "place");
  }

  /** The reference a text is; empty for any other text, which may be the secret itself. */
  public static Optional<SecretReference> parse(String text) {
    for (Store store : Store.values()) {
      String prefix = store.name().toLowerCase(java.util.Locale.ROOT) + ":";
      if (text.startsWith(prefix) && text.length() > prefix.length()) {
        return Optional.of(new SecretReference(store, text.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  /**
   * The secret, without white space around it.
   *
   * @param owner setting or endpoint that names the reference, for messages
   * @throws InvalidInputException when there is none, or it cannot be fetched
   */
  public String fetch(String owner) {
    return fetch(owner, System.getenv());
  }

  String fetch(String owner, Map<String, String> environment) {
    String secret = lookUp(owner, environment).trim();
    if (secret.isEmpty()) {
      String remedy = store == Store.ENV ? "set it" : "put the secret there";
      throw new InvalidInputException(
          owner
              + " takes its secret from "
              + this
              + ", which is "
              + (store == Store.ENV ? "not set: " : "empty: ")
              + remedy
              + " where the job is started and where its workers run.");
    }
    return secret;
  }

  private String lookUp(String owner, Map<String, String> environment) {
    switch (store) {
      case ENV:
        return environment.getOrDefault(place, "");
      case FILE:
        return file(owner);
      case SECRETSMANAGER:
        return secret(owner);
    }
    throw new IllegalStateException("no store " + store);
  }

  private String file(String owner) {
    Path file = new Path(place);
    try (InputStream in = file.getFileSystem().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          owner
              + " takes its secret from "
              + this
              + ", which cannot be read: give a file that the job and its workers may read.",
          e);
    }
  }

  private String secret(String owner) {
    try (SecretsManagerAsyncClient client =
        SecretsManagerAsyncClient.builder()
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .overrideConfiguration(settings -> settings.apiCallTimeout(API_TIMEOUT))
            .build()) {
      GetSecretValueResponse answer =
          client.getSecretValue(request -> request.secretId(place)).join();
      return answer.secretString() != null
          ? answer.secretString()
          : answer.secretBinary().asString(StandardCharsets.ISO_8859_1);
    } catch (CompletionException e) {
      throw new InvalidInputException(
          owner
              + " takes its secret from "
              + this
              + ", which cannot be fetched: check the ARN, the region and the role's"
              + " secretsmanager:GetSecretValue.",
          e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretReference && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The reference, as it was given. */
  @Override
  public String toString() {
    return store.name().toLowerCase(java.util.Locale.ROOT) + ":" + place;
  }
}
