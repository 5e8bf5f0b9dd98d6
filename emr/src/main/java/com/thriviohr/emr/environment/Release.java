package com.thriviohr.emr.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a cluster runs: the jar and the scripts, under a name that follows from their bytes. */
public final class Release {
  private static final int DIGITS = 12;

  private final String name;
  private final Map<String, Path> files;

  private Release(String name, Map<String, Path> files) {
    this.name = name;
    this.files = files;
  }

  /**
   * The release of what has been built.
   *
   * @param home the folder {@code emr}
   * @param managed true for one that runs on Managed Service for Apache Flink too
   * @throws RefusedException when nothing has been built
   */
  public static Release of(Path home, boolean managed) {
    Map<String, Path> files = new LinkedHashMap<>();
    Path built = home.resolve("../jobs/target");
    add(files, built.resolve("thrivio-jobs.jar"));
    if (files.isEmpty()) {
      throw new RefusedException(
          "There is no jobs/target/thrivio-jobs.jar: build it with ./mvnw -DskipTests package");
    }
    if (managed) {
      add(files, managedJar(built, home.resolve("target/thrivio-jobs-managed.jar")));
    }
    add(files, home.resolve("steps/run-application"));
    add(files, home.resolve("steps/serve-model"));
    return new Release(name(files), files);
  }

  private static Path managedJar(Path built, Path target) {
    try {
      ManagedJar.write(built, target);
      return target;
    } catch (IOException e) {
      throw new RefusedException(
          "The jar for the managed service cannot be made: build again with ./mvnw -DskipTests"
              + " package, and look whether the disk has room",
          e);
    }
  }

  private static void add(Map<String, Path> files, Path file) {
    if (Files.exists(file)) {
      files.put(file.getFileName().toString(), file);
    }
  }

  private static String name(Map<String, Path> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.values()) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return String.format("%064x", new BigInteger(1, digest.digest())).substring(0, DIGITS);
    } catch (IOException e) {
      throw new RefusedException("What has been built cannot be read: check its rights", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Twelve digits: the same bytes have the same name. */
  public String name() {
    return name;
  }

  /** Its files by their names below {@code releases/NAME/}. */
  public Map<String, Path> files() {
    return files;
  }
}
