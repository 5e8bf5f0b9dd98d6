package com.thriviohr.jobs.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class in a process of its own, with this process's class path. */
final class JavaProcess {
  private JavaProcess() {}

  /**
   * @param megabytes most heap
   */
  static ProcessBuilder of(Class<?> main, int megabytes, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String open : List.of("lang", "util", "time", "util.concurrent", "nio")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.add("-Xmx" + megabytes + "m");
    command.add("-Dlog4j2.configurationFile=log4j2-local.xml");
    command.add("-Dthrivio.log=target/" + main.getSimpleName() + ".log");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
