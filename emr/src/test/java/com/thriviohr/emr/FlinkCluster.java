package com.thriviohr.emr;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A standalone Flink: JobManager and TaskManagers as processes of their own, one slot each. */
final class FlinkCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private static final String MEMORY_RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

  private final Path home;
  private final Path directory;
  private List<List<String>> memory = List.of();
  private final int restPort;
  private final Process jobManager;
  private int started;
  private final NavigableMap<String, Process> taskManagers = new TreeMap<>();

  /**
   * @param home unpacked distribution: its {@code lib} holds Flink
   * @param directory for configuration, logs and checkpoints
   */
  FlinkCluster(Path home, Path directory) throws IOException {
    this.home = home;
    this.directory = Files.createDirectories(directory);
    this.restPort = freePort();
    configure(freePort());
    this.jobManager =
        java(
            "jobmanager",
            List.of("-Xmx512m"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            directory.toString());
  }

  /** Starts a TaskManager as Flink's shell script does: its memory is Flink's own default. */
  void startTaskManager() throws Exception {
    String name = "taskmanager-" + started++;
    if (memory.isEmpty()) {
      memory = memory();
    }
    List<String> arguments = new ArrayList<>(List.of("--configDir", directory.toString()));
    arguments.addAll(memory.get(1));
    arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    taskManagers.put(
        name,
        java(
            name,
            memory.get(0),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            arguments.toArray(new String[0])));
  }

  /** Options of the JVM, then those of Flink, as Flink works them out from its configuration. */
  private List<List<String>> memory() throws Exception {
    String tool = "org.apache.flink.runtime.util.bash.BashJavaUtils";
    Process process =
        java(
            "memory",
            List.of(),
            tool,
            "GET_TM_RESOURCE_PARAMS",
            "--configDir",
            directory.toString());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(log("memory"));
    }
    return log("memory")
        .lines()
        .filter(line -> line.startsWith(MEMORY_RESULT))
        .map(line -> List.of(line.substring(MEMORY_RESULT.length()).split(" +")))
        .toList();
  }

  /** Waits until the cluster offers that many free slots. */
  void awaitSlots(int slots) throws Exception {
    Instant deadline = Instant.now().plus(START);
    while (!overview().contains("\"slots-available\":" + slots)) {
      if (Instant.now().isAfter(deadline) || !jobManager.isAlive()) {
        throw new IllegalStateException(
            "No " + slots + " slots: " + log("jobmanager") + log(taskManagers.firstKey()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Kills a TaskManager without warning, as the loss of a spot instance does, and starts another
   * one.
   */
  void killAny() throws Exception {
    taskManagers.pollLastEntry().getValue().destroyForcibly().waitFor();
    startTaskManager();
  }

  /** {@code flink run}: the client's process, its output in {@code client-N.log}. */
  Process submit(String name, String mainClass, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("run", "-c", mainClass, System.getProperty("thrivio.jar")));
    command.addAll(Arrays.asList(arguments));
    return java(
        name,
        List.of("-Xmx512m"),
        "org.apache.flink.client.cli.CliFrontend",
        command.toArray(new String[0]));
  }

  /** What a process has printed. */
  String log(String name) throws IOException {
    return Files.readString(directory.resolve(name + ".log"));
  }

  @Override
  public void close() throws InterruptedException {
    taskManagers.values().forEach(Process::destroyForcibly);
    jobManager.destroyForcibly().waitFor();
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

  private Process java(String name, List<String> options, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    for (String opened : List.of("lang", "util", "time", "util.concurrent", "nio", "net")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.add("-Dlog4j.configurationFile=" + directory.resolve("log4j.properties"));
    command.addAll(List.of("-cp", libraries(), mainClass));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.redirectOutput(directory.resolve(name + ".log").toFile());
    process.environment().put("FLINK_CONF_DIR", directory.toString());
    process.environment().put("FLINK_LIB_DIR", home.resolve("lib").toString());
    process.environment().put("FLINK_PLUGINS_DIR", home.resolve("plugins").toString());
    return process.start();
  }

  private String libraries() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return Stream.concat(files, Stream.of(home.resolve("bin/bash-java-utils.jar")))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private void configure(int rpcPort) throws IOException {
    Files.write(
        directory.resolve("config.yaml"),
        List.of(
            "jobmanager.rpc.address: localhost",
            "jobmanager.rpc.port: " + rpcPort,
            "jobmanager.memory.process.size: 1g",
            "rest.address: localhost",
            "rest.port: " + restPort,
            "taskmanager.host: localhost",
            // As in the config.yaml that Flink ships.
            "taskmanager.memory.process.size: 1728m",
            "parallelism.default: 2",
            "execution.checkpointing.interval: 500ms",
            "execution.checkpointing.dir: " + directory.resolve("checkpoints").toUri(),
            "restart-strategy.type: fixed-delay",
            "restart-strategy.fixed-delay.attempts: 10",
            "restart-strategy.fixed-delay.delay: 1s",
            "heartbeat.interval: 500",
            "heartbeat.timeout: 5000"));
    Files.write(
        directory.resolve("log4j.properties"),
        List.of(
            "rootLogger.level = INFO",
            "rootLogger.appenderRef.console.ref = console",
            "appender.console.name = console",
            "appender.console.type = CONSOLE",
            "appender.console.layout.type = PatternLayout",
            "appender.console.layout.pattern = %d %-5p %c{1} - %m%n"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
