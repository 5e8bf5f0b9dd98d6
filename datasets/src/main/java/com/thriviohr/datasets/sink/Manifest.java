package com.thriviohr.datasets.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.source.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * What a finished folder holds: every file with its size and SHA-256, the counts of every door, and
 * the settings. Readers of the folder read the files it names and nothing else.
 */
public final class Manifest {
  /** Name of the manifest's file. */
  public static final String FILE_NAME = "manifest.json";

  private static final int FORMAT_VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode json = MAPPER.createObjectNode();
  private final Map<String, Long> rows = new TreeMap<>();

  /**
   * @param job name of the job
   */
  public Manifest(String job) {
    json.put("format_version", FORMAT_VERSION);
    json.put("job", job);
  }

  /** Adds the settings that shaped the files; never a secret. */
  public Manifest settings(Map<String, String> settings) {
    ObjectNode node = json.putObject("settings");
    new TreeMap<>(settings).forEach(node::put);
    return this;
  }

  /** Adds the counts by name. */
  public Manifest counts(Map<String, Long> counts) {
    ObjectNode node = json.putObject("counts");
    new TreeMap<>(counts).forEach(node::put);
    return this;
  }

  /** Adds a fact about the run, such as a version. */
  public Manifest put(String name, String value) {
    json.put(name, value);
    return this;
  }

  /** Adds a count. */
  public Manifest put(String name, long value) {
    json.put(name, value);
    return this;
  }

  /** Marks results that a simulator made up. */
  public Manifest simulated(boolean simulated) {
    json.put("simulated", simulated);
    return this;
  }

  /** Adds the id of the run. */
  public Manifest run(String runId) {
    json.put("run_id", runId);
    return this;
  }

  /** Adds the rows of files, by path below the folder; a file without an entry shows none. */
  public Manifest rows(Map<String, Long> rowsByFile) {
    rows.putAll(rowsByFile);
    return this;
  }

  /**
   * Lists the folder's files, writes the manifest, then marks the folder finished.
   *
   * @throws IOException when a file cannot be read or the manifest not be written
   */
  public void publish(OutputFolder folder) throws IOException {
    ArrayNode files = json.putArray("files");
    String root = folder.path().getFileSystem().getFileStatus(folder.path()).getPath().getPath();
    for (FileStatus file : InputFiles.finished(folder.path())) {
      String path = file.getPath().getPath().substring(root.length() + 1);
      ObjectNode entry = files.addObject().put("path", path).put("bytes", file.getLen());
      if (rows.containsKey(path)) {
        entry.put("rows", rows.get(path));
      }
      entry.put("sha256", sha256(file.getPath()));
    }
    folder.write(
        FILE_NAME,
        (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    folder.finish();
  }

  /** The files a manifest in a folder names. */
  public static List<String> files(Path folder) throws IOException {
    return read(folder).path("files").findValuesAsText("path");
  }

  /** The job that wrote a folder. */
  public static String job(Path folder) throws IOException {
    return read(folder).path("job").asText();
  }

  private static JsonNode read(Path folder) throws IOException {
    Path file = new Path(folder, FILE_NAME);
    try (InputStream in = file.getFileSystem().open(file)) {
      return MAPPER.readTree(in);
    }
  }

  private static String sha256(Path path) throws IOException {
    byte[] buffer = new byte[1 << 16];
    MessageDigest digest = newSha256();
    try (InputStream in = path.getFileSystem().open(path)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : digest.digest()) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
