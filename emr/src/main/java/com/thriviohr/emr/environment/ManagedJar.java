package com.thriviohr.emr.environment;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The jar for Managed Service for Apache Flink, which knows no plugins: the jobs, and Flink's S3
 * file system, with the Hadoop it needs, in the same jar. What both hold comes from the jobs.
 */
public final class ManagedJar {
  private static final String SERVICES = "META-INF/services/";

  private final ZipOutputStream out;
  private final Set<String> written = new HashSet<>();
  private final Map<String, ByteArrayOutputStream> services = new TreeMap<>();

  private ManagedJar(ZipOutputStream out) {
    this.out = requireNonNull(out, "out");
  }

  /**
   * Writes it, whole or not at all.
   *
   * @param built the folder {@code jobs/target}, with the jar of the jobs and Flink's S3 plugin
   * @param target replaced if it is there
   */
  public static void write(Path built, Path target) throws IOException {
    write(built.resolve("thrivio-jobs.jar"), plugin(built), target);
  }

  private static Path plugin(Path built) throws IOException {
    try (Stream<Path> jars = Files.list(built.resolve("plugins/s3-fs-hadoop"))) {
      return jars.findFirst()
          .orElseThrow(() -> new IOException("no jar in " + built + "/plugins/s3-fs-hadoop"));
    }
  }

  private static void write(Path jobs, Path fileSystem, Path target) throws IOException {
    Path half = target.resolveSibling(target.getFileName() + ".half");
    try (ZipFile theirs = new ZipFile(fileSystem.toFile());
        ZipFile ours = new ZipFile(jobs.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      out.setLevel(Deflater.BEST_SPEED);
      ManagedJar jar = new ManagedJar(out);
      jar.add(ours);
      jar.add(theirs);
      jar.addServices();
    }
    Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isLeftOut(String name) {
    return name.endsWith("/")
        || name.startsWith("META-INF/versions/")
        || name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)")
        || name.equals("module-info.class");
  }

  private void add(ZipFile jar) throws IOException {
    for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
      String name = entry.getName();
      if (isLeftOut(name)) {
        continue;
      }
      byte[] bytes = jar.getInputStream(entry).readAllBytes();
      if (name.startsWith(SERVICES)) {
        ByteArrayOutputStream all =
            services.computeIfAbsent(name, absent -> new ByteArrayOutputStream());
        all.writeBytes(bytes);
        all.write('\n');
      } else if (written.add(name)) {
        put(name, bytes);
      }
    }
  }

  private void addServices() throws IOException {
    for (Map.Entry<String, ByteArrayOutputStream> service : services.entrySet()) {
      put(service.getKey(), service.getValue().toByteArray());
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same jars give the same bytes, and so the release the same name.
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }
}
