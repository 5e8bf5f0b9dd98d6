package com.thriviohr.emr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Flink that runs one job, as YARN and Kubernetes run it: the job's main method runs in the
 * JobManager, and ZooKeeper, out of Flink's distribution, knows how far it is when that is lost.
 */
final class ApplicationCluster implements AutoCloseable {
  private static final String NAME = "jobmanager";

  private final FlinkProcesses processes;
  private final List<String> arguments;
  private Process jobManager;

  /**
   * @param onClassPath true for a jar on the class path of Flink itself, beside no plugins
   * @param onClassPath true for a jar on the class path of Flink itself, beside no plugins
   * @param configuration more lines of the configuration
   * @param mainClass the job
   * @param arguments its arguments
   */
  ApplicationCluster(
      Path home,
      Path directory,
      Path jar,
      boolean onClassPath,
      List<String> configuration,
      String mainClass,
      String... arguments)
      throws Exception {
    int port = FlinkProcesses.freePort();
    List<String> lines =
        new ArrayList<>(
            List.of(
                "high-availability.type: zookeeper",
                "high-availability.zookeeper.quorum: localhost:" + port,
                "high-availability.storageDir: " + directory.resolve("ha").toUri(),
                "high-availability.cluster-id: night",
                "high-availability.zookeeper.client.session-timeout: 6000",
                "rest.port: " + FlinkProcesses.freePort()));
    lines.addAll(configuration);
    this.processes =
        new FlinkProcesses(NeedsFlink.java(), home, directory, jar, onClassPath, lines);
    this.arguments =
        new ArrayList<>(List.of("--configDir", directory.toString(), "--job-classname", mainClass));
    this.arguments.addAll(Arrays.asList(arguments));
    startZooKeeper(directory, port);
    startJobManager();
    processes.startTaskManager();
    processes.startTaskManager();
  }

  private void startZooKeeper(Path directory, int port) throws IOException {
    Path file = directory.resolve("zoo.cfg");
    Files.write(
        file,
        List.of(
            "tickTime=500",
            "initLimit=10",
            "syncLimit=5",
            "dataDir=" + directory.resolve("zookeeper"),
            "clientPort=" + port,
            "admin.enableServer=false",
            "server.1=localhost:" + FlinkProcesses.freePort() + ":" + FlinkProcesses.freePort()));
    processes.start(
        "zookeeper",
        List.of("-Xmx128m"),
        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
        "--zkConfigFile",
        file.toString(),
        "--peerId",
        "1");
  }

  /** Starts a JobManager, the first one or the one after. */
  void startJobManager() throws IOException {
    jobManager =
        processes.start(
            NAME,
            List.of("-Xmx512m"),
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
            arguments.toArray(new String[0]));
  }

  /** Kills the JobManager without warning. */
  void killJobManager() throws InterruptedException {
    jobManager.destroyForcibly().waitFor();
  }

  boolean isAlive() {
    return jobManager.isAlive();
  }

  /** Waits for the end of the application. */
  int waitFor() throws InterruptedException {
    return jobManager.waitFor();
  }

  /** What its JobManagers have printed. */
  String log() throws IOException {
    return processes.log(NAME);
  }

  @Override
  public void close() throws InterruptedException {
    processes.close();
  }
}
