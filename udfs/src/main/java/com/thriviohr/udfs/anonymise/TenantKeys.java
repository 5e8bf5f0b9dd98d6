package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.flink.core.fs.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/** One key per tenant, derived from a master key that is only ever named by reference. */
public final class TenantKeys {
  private static final int LEAST_BYTES = 32;

  private final Hmac master;

  private TenantKeys(byte[] master) {
    this.master = new Hmac(master);
  }

  /**
   * @param reference {@code env:NAME}, {@code file:PATH} or {@code secretsmanager:ARN}
   * @throws InvalidInputException when there is no key, or one shorter than 32 bytes
   */
  public static TenantKeys resolve(String reference) {
    byte[] key = read(reference);
    if (key.length < LEAST_BYTES) {
      throw new InvalidInputException(
          "--anonymise.key '"
              + reference
              + "' holds "
              + key.length
              + " bytes: give at least "
              + LEAST_BYTES
              + ", such as the output of openssl rand -hex 32.");
    }
    return new TenantKeys(key);
  }

  /** The key of one tenant. */
  Hmac of(String tenantId) {
    return new Hmac(master.digest("tenant", tenantId));
  }

  private static byte[] read(String reference) {
    int colon = reference.indexOf(':');
    String kind = colon < 0 ? "" : reference.substring(0, colon);
    String name = reference.substring(colon + 1);
    switch (kind) {
      case "env":
        return environment(name);
      case "file":
        return file(name);
      case "secretsmanager":
        return secret(name);
      default:
        throw new InvalidInputException(
            "--anonymise.key is not a reference: give env:NAME, file:PATH or secretsmanager:ARN;"
                + " the key itself never belongs into the arguments.");
    }
  }

  private static byte[] environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new InvalidInputException(
          "--anonymise.key env:" + name + " is not set: export " + name + " where the job runs.");
    }
    return value.strip().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) {
    Path path = new Path(name);
    try (InputStream in = path.getFileSystem().open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--anonymise.key file:" + name + " cannot be read: name an existing file.", e);
    }
  }

  private static byte[] secret(String arn) {
    try (SecretsManagerAsyncClient client = SecretsManagerAsyncClient.create()) {
      return client
          .getSecretValue(request -> request.secretId(arn))
          .join()
          .secretString()
          .strip()
          .getBytes(StandardCharsets.UTF_8);
    } catch (SdkException | CompletionException e) {
      throw new InvalidInputException(
          "--anonymise.key secretsmanager:… cannot be read: check the ARN, the region and the right"
              + " secretsmanager:GetSecretValue.",
          e);
    }
  }
}
