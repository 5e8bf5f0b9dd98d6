package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.anonymise.text.Romanisation;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the jar that is submitted to a cluster may hold, and must. */
class FatJarITCase {
  private static final Path JAR = Path.of("target/thrivio-jobs.jar");
  private static final int JAVA_11 = 55;

  /** Formats, and the Kinesis connector with what it has relocated. */
  private static final long MOST_BYTES = 80_000_000;

  private static final List<String> OUR_PART_OF_FLINK =
      List.of(
          "org/apache/flink/formats/",
          "org/apache/flink/connector/aws/",
          "org/apache/flink/connector/kinesis/",
          "org/apache/flink/kinesis/shaded/",
          "org/apache/flink/streaming/connectors/kinesis/");

  @Test
  void bringsNothingThatTheClusterBrings() throws IOException {
    // When
    List<String> names = names();
    // Then
    assertThat(names)
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        .noneMatch(name -> name.startsWith("org/apache/logging/"))
        .noneMatch(name -> name.startsWith("org/apache/log4j/"))
        .noneMatch(name -> name.startsWith("ch/qos/logback/"))
        .filteredOn(name -> name.startsWith("org/apache/flink/") && name.endsWith(".class"))
        .allMatch(name -> OUR_PART_OF_FLINK.stream().anyMatch(name::startsWith));
  }

  @Test
  void holdsBinariesOfLinuxAloneAndNothingForWriters() throws IOException {
    // When
    List<String> binaries =
        names().stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib|a)")).toList();
    // Then
    assertThat(binaries)
        .isNotEmpty()
        .allMatch(name -> name.matches("(?i).*linux/(amd64|x86_64(-musl)?|aarch64)/.*"));
    assertThat(names())
        .noneMatch(name -> name.startsWith("amazon-kinesis-producer-native-binaries/"))
        .noneMatch(name -> name.startsWith("com/thriviohr/datasets/sample/"))
        .noneMatch(name -> name.startsWith("com/thriviohr/udfs/simulator/"))
        .noneMatch(name -> name.startsWith("com/thriviohr/udfs/anonymise/tagger/train/"))
        .noneMatch(name -> name.matches("com/thriviohr/jobs/(local|bench|evaluate)/.*"))
        .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
        .noneMatch(name -> name.startsWith("com/google/common/"))
        .noneMatch(name -> name.startsWith("com/google/protobuf/"))
        .noneMatch(name -> name.startsWith("com/github/luben/"));
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
  }

  @Test
  void bringsEveryJobAndItsData() throws IOException {
    // When
    List<String> names = names();
    // Then
    assertThat(names)
        .contains(
            "com/thriviohr/jobs/FineTuningDatasetJob.class",
            "com/thriviohr/jobs/NudgeJob.class",
            "com/thriviohr/jobs/BulkInferenceJob.class",
            "com/thriviohr/jobs/NightlyJob.class",
            "inference.yaml",
            "software/amazon/awssdk/services/sts/internal/StsWebIdentityCredentialsProviderFactory.class",
            "org/apache/flink/formats/parquet/ParquetWriterFactory.class",
            "org/apache/flink/streaming/connectors/kinesis/FlinkKinesisConsumer.class");
  }

  @Test
  void tellsWhatItBundlesAndUnderWhichLicences() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      // When
      String bundled = text(jar, "META-INF/sbom/thrivio-jobs.cdx.json");
      // Then
      assertThat(bundled)
          .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.apache.parquet/parquet-avro@")
          .doesNotContain("pkg:maven/org.apache.flink/flink-runtime@", "junit");
      assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("libphonenumber", "Apache");
      assertThat(text(jar, "META-INF/LICENSE.txt") + text(jar, "META-INF/LICENSE"))
          .contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Apache");
    }
  }

  @Test
  void namesTheSourceOfEveryWordList() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      // Given
      String sources = text(jar, "META-INF/word-lists/SOURCES.txt");
      // When
      List<String> lists =
          names().stream()
              .filter(name -> name.matches("com/thriviohr/.*\\.(txt|txt\\.gz|model)"))
              .map(name -> name.substring(name.lastIndexOf('/') + 1))
              .toList();
      // Then
      assertThat(lists).hasSizeGreaterThan(10).allMatch(sources::contains);
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void everyClassLoadsOnJava11() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      // When
      List<JarEntry> classes =
          jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      // Then
      assertThat(classes).isNotEmpty();
      for (JarEntry entry : classes) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          in.readInt();
          in.readUnsignedShort();
          assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(JAVA_11);
        }
      }
    }
  }

  @Test
  void transliteratesWithThePartOfIcuThatItBrings() throws Exception {
    // Given
    URL[] jar = {JAR.toUri().toURL()};
    try (URLClassLoader alone = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Method of = alone.loadClass(Romanisation.class.getName()).getMethod("of", String.class);
      for (String name :
          List.of(
              "Екатерина",
              "Олексій",
              "小明",
              "राजेश",
              "Γιώργος",
              "محمد",
              "דוד",
              "김민준",
              "สมชาย",
              "たろう")) {
        // When
        Object latin = of.invoke(null, name);
        // Then
        assertThat(latin).as(name).isEqualTo(Romanisation.of(name));
      }
    }
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}
