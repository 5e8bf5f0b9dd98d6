package com.thriviohr.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bulk run in a process of its own, that can be killed. */
final class JobProcess {
  private JobProcess() {}

  /**
   * @param directory takes {@code job.log} and what is printed, as {@code job.out}
   */
  static Process start(Path directory, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String open : List.of("lang", "util", "time", "util.concurrent", "nio")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-Xmx1g", "-Dthrivio.log=" + directory.resolve("job.log")));
    command.addAll(List.of("-cp", classPath(), BulkInferenceJob.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("job.out").toFile()))
        .start();
  }

  /** Surefire puts the classes into a jar's manifest and tells the real path in a property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
