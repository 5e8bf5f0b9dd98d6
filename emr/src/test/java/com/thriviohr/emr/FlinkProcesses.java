package com.thriviohr.emr;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes of a Flink distribution with one configuration: its own defaults, and what a test adds.
 */
final class FlinkProcesses implements AutoCloseable {
  private static final String MEMORY_RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

  private final Path java;
  private final Path home;
  private final Path directory;
  private final NavigableMap<String, Process> taskManagers = new TreeMap<>();
  private final List<Process> others = new ArrayList<>();
  private List<List<String>> memory = List.of();
  private final Path plugins;
  private int started;

  /**
   * @param java home of the Java that runs them
   * @param home unpacked distribution: its {@code lib} holds Flink
   * @param directory for configuration, logs and checkpoints
   * @param jar in the folder for jars of an application
   * @param onClassPath true for a jar on the class path of Flink itself, beside no plugins
   * @param configuration lines of the configuration
   */
  FlinkProcesses(
      Path java,
      Path home,
      Path directory,
      Path jar,
      boolean onClassPath,
      List<String> configuration)
      throws IOException {
    this.plugins =
        onClassPath ? directory.resolve("none") : Path.of(System.getProperty("thrivio.plugins"));
    this.java = java;
    this.home = home;
    this.directory = Files.createDirectories(directory);
    // Flink finds the jars of an application in the folder beside that of its own.
    Path own = Files.createDirectories(directory.resolve("lib"));
    for (Path library : files(home.resolve("lib"))) {
      Files.createSymbolicLink(own.resolve(library.getFileName()), library.toAbsolutePath());
    }
    Path place = onClassPath ? own : Files.createDirectories(directory.resolve("usrlib"));
    Files.createSymbolicLink(place.resolve("thrivio-jobs.jar"), jar.toAbsolutePath());
    configure(configuration);
  }

  /** Starts a process that lives until it is killed, or all are. */
  Process start(String name, List<String> options, String mainClass, String... arguments)
      throws IOException {
    Process process = run(name, options, mainClass, arguments);
    others.add(process);
    return process;
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
        run(
            name,
            memory.get(0),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            arguments.toArray(new String[0])));
  }

  /** Options of the JVM, then those of Flink, as Flink works them out from its configuration. */
  private List<List<String>> memory() throws Exception {
    String tool = "org.apache.flink.runtime.util.bash.BashJavaUtils";
    Process process =
        run(
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

  /** Kills a TaskManager without warning, as the loss of a spot instance does. */
  void killTaskManager() throws InterruptedException {
    taskManagers.pollLastEntry().getValue().destroyForcibly().waitFor();
  }

  /** What a process has printed. */
  String log(String name) throws IOException {
    return Files.readString(directory.resolve(name + ".log"));
  }

  /** What the first TaskManager has printed. */
  String taskManagerLog() throws IOException {
    return taskManagers.isEmpty() ? "" : log(taskManagers.firstKey());
  }

  @Override
  public void close() throws InterruptedException {
    taskManagers.values().forEach(Process::destroyForcibly);
    for (Process process : others) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Starts a process. */
  Process run(String name, List<String> options, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(options);
    for (String opened : List.of("lang", "util", "time", "util.concurrent", "nio", "net")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.add("-Dlog4j.configurationFile=" + directory.resolve("log4j.properties"));
    command.addAll(List.of("-cp", libraries(), mainClass));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".log").toFile()));
    process.environment().put("FLINK_CONF_DIR", directory.toString());
    process.environment().put("FLINK_LIB_DIR", directory.resolve("lib").toString());
    process.environment().put("FLINK_PLUGINS_DIR", plugins.toString());
    return process.start();
  }

  private String libraries() throws IOException {
    return Stream.concat(
            files(directory.resolve("lib")).stream(),
            Stream.of(home.resolve("bin/bash-java-utils.jar")))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void configure(List<String> configuration) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "jobmanager.rpc.address: localhost",
                "jobmanager.rpc.port: " + freePort(),
                "jobmanager.memory.process.size: 1g",
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
    lines.addAll(configuration);
    Files.write(directory.resolve("config.yaml"), lines);
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

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
