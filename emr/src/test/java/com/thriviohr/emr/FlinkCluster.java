package com.thriviohr.emr;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone Flink: JobManager and TaskManagers as processes of their own, one slot each. */
final class FlinkCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private final FlinkProcesses processes;
  private final int restPort;
  private final Process jobManager;

  /**
   * @param home unpacked distribution: its {@code lib} holds Flink
   * @param directory for configuration, logs and checkpoints
   */
  FlinkCluster(Path home, Path directory) throws IOException {
    this.restPort = FlinkProcesses.freePort();
    this.processes =
        new FlinkProcesses(
            Path.of(System.getProperty("java.home")),
            home,
            directory,
            Path.of(System.getProperty("thrivio.jar")),
            false,
            List.of("rest.address: localhost", "rest.port: " + restPort));
    this.jobManager =
        processes.start(
            "jobmanager",
            List.of("-Xmx512m"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            directory.toString());
  }

  void startTaskManager() throws Exception {
    processes.startTaskManager();
  }

  /** Waits until the cluster offers that many free slots. */
  void awaitSlots(int slots) throws Exception {
    Instant deadline = Instant.now().plus(START);
    while (!overview().contains("\"slots-available\":" + slots)) {
      if (Instant.now().isAfter(deadline) || !jobManager.isAlive()) {
        throw new IllegalStateException(
            "No " + slots + " slots: " + log("jobmanager") + processes.taskManagerLog());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Kills a TaskManager without warning, as the loss of a spot instance does, and starts another
   * one.
   */
  void killAny() throws Exception {
    processes.killTaskManager();
    startTaskManager();
  }

  /** {@code flink run}: the client's process, with its output in a log of that name. */
  Process submit(String name, String mainClass, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("run", "-c", mainClass, System.getProperty("thrivio.jar")));
    command.addAll(Arrays.asList(arguments));
    return processes.run(
        name,
        List.of("-Xmx512m"),
        "org.apache.flink.client.cli.CliFrontend",
        command.toArray(new String[0]));
  }

  /** What a process has printed. */
  String log(String name) throws IOException {
    return processes.log(name);
  }

  @Override
  public void close() throws InterruptedException {
    processes.close();
  }

  private String overview() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://localhost:" + restPort + "/overview").toURL().openConnection();
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }
}
