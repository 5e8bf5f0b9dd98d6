package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.flink.core.fs.Path;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * Fetches the master key from where a reference points: {@code env:NAME}, {@code file:PATH} or
 * {@code secretsmanager:ARN}. White space around the key is dropped.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">
 *     GetSecretValue</a>
 */
public final class MasterKey {
  private static final Duration API_TIMEOUT = Duration.ofSeconds(30);
  private static final String REMEDY =
      "give env:NAME, file:PATH or secretsmanager:ARN of a secret with at least 32 bytes.";

  private MasterKey() {}

  /**
   * @param reference where the key is
   * @throws InvalidInputException when it cannot be fetched or is too short
   */
  public static TenantKeys fetch(String reference) {
    return fetch(reference, System.getenv());
  }

  static TenantKeys fetch(String reference, Map<String, String> environment) {
    int colon = reference.indexOf(':');
    String place = colon < 0 ? "" : reference.substring(colon + 1);
    switch (colon < 0 ? "" : reference.substring(0, colon)) {
      case "env":
        return key(environment.getOrDefault(place, ""), reference);
      case "file":
        return key(file(place, reference), reference);
      case "secretsmanager":
        return key(secret(place, reference), reference);
      default:
        // The reference is not repeated: somebody may have put the key itself there.
        throw new InvalidInputException(
            "--anonymise.key is not a reference and the key itself never belongs into the arguments; "
                + REMEDY);
    }
  }

  private static TenantKeys key(String text, String reference) {
    return TenantKeys.of(text.trim().getBytes(StandardCharsets.UTF_8), reference);
  }

  private static String file(String path, String reference) {
    Path file = new Path(path);
    try (InputStream in = file.getFileSystem().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--anonymise.key " + reference + " cannot be read; " + REMEDY, e);
    }
  }

  private static String secret(String arn, String reference) {
    try (SecretsManagerAsyncClient client =
        SecretsManagerAsyncClient.builder()
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .overrideConfiguration(settings -> settings.apiCallTimeout(API_TIMEOUT))
            .build()) {
      GetSecretValueResponse answer =
          client.getSecretValue(request -> request.secretId(arn)).join();
      return answer.secretString() != null
          ? answer.secretString()
          : answer.secretBinary().asString(StandardCharsets.ISO_8859_1);
    } catch (CompletionException e) {
      throw new InvalidInputException(
          "--anonymise.key " + reference + " cannot be fetched; " + REMEDY, e);
    }
  }
}
