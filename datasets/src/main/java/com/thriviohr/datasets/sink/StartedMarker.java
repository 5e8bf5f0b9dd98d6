package com.thriviohr.datasets.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * What {@code _STARTED} says of the run that writes a folder: who it is, when it began, and when it
 * last gave a sign of life. Object stores have no locks; a sign of life within {@link #SILENCE} is
 * what keeps others out.
 */
final class StartedMarker {
  static final String FILE_NAME = "_STARTED";

  private static final int MOST_READS = 3;

  /** After so long without a sign of life a run is taken for dead. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  /** What to know before one waits for a run that may be dead. */
  static final String WHEN_DEAD =
      "A run that was killed elsewhere is known to be dead after "
          + SILENCE.toMinutes()
          + " minutes.";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode json;

  private StartedMarker(ObjectNode json) {
    this.json = json;
  }

  /** The marker of a run of this process. */
  static StartedMarker of(RunIdentity run, Instant now) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("run_id", run.runId());
    json.put("started_at", now.toString());
    json.put("host", host());
    json.put("process", ProcessHandle.current().pid());
    run.flinkJob().ifPresent(job -> json.put("flink_job", job));
    return new StartedMarker(json);
  }

  /** The marker in a folder; one that cannot be read belongs to nobody who lives. */
  static Optional<StartedMarker> read(FileSystem fileSystem, Path folder) throws IOException {
    Path file = new Path(folder, FILE_NAME);
    if (!fileSystem.exists(file)) {
      return Optional.empty();
    }
    for (int attempt = 1; ; attempt++) {
      try (FSDataInputStream in = fileSystem.open(file)) {
        return Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (FileNotFoundException e) {
        return Optional.empty();
      } catch (IOException e) {
        // Object stores refuse a file that a sign of life changes while it is being opened.
        if (attempt == MOST_READS) {
          throw e;
        }
      }
    }
  }

  private static StartedMarker parse(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json != null && json.isObject()) {
        return new StartedMarker((ObjectNode) json);
      }
    } catch (JsonProcessingException e) {
      // Half written, or by a version that wrote the run's id alone.
    }
    return new StartedMarker(MAPPER.createObjectNode().put("run_id", text));
  }

  byte[] alive(Instant now) {
    return bytes(json.deepCopy().put("alive_at", now.toString()));
  }

  /** The same after the run has ended without finishing. */
  byte[] ended(Instant now) {
    return bytes(json.deepCopy().put("ended_at", now.toString()));
  }

  String runId() {
    return json.path("run_id").asText();
  }

  /** Run and start, for messages. */
  String described() {
    return runId() + ", started at " + startedAt();
  }

  private String startedAt() {
    return json.path("started_at").asText("an unknown time");
  }

  /** True when the other is the same start of the same run. */
  boolean isSameStart(StartedMarker other) {
    return runId().equals(other.runId())
        && startedAt().equals(other.startedAt())
        && process() == other.process()
        && json.path("host").equals(other.json.path("host"));
  }

  /** True when the platform starts this very job again. */
  boolean isJob(RunIdentity run) {
    return run.flinkJob().filter(job -> job.equals(json.path("flink_job").asText())).isPresent();
  }

  /** True when this process wrote it. */
  boolean isOfThisProcess() {
    return isOfThisHost() && process() == ProcessHandle.current().pid();
  }

  /** True while the run may still be writing. */
  boolean mayBeAlive(Instant now) {
    boolean silent = aliveAt().plus(SILENCE).isBefore(now);
    boolean gone =
        isOfThisHost() && ProcessHandle.of(process()).filter(ProcessHandle::isAlive).isEmpty();
    return !json.has("ended_at") && !silent && !gone;
  }

  private long process() {
    return json.path("process").asLong();
  }

  private boolean isOfThisHost() {
    return json.path("host").asText().equals(host());
  }

  private Instant aliveAt() {
    try {
      return Instant.parse(json.path("alive_at").asText());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
