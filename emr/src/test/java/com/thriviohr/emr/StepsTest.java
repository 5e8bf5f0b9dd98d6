package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of clusters and servers, with stand-ins for the commands that they call. */
@Timeout(60)
class StepsTest {
  @TempDir Path folder;
  private Path bin;
  private Path calls;
  private String output;

  @BeforeEach
  void makeCommands() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    calls = Files.createFile(folder.resolve("calls"));
    Files.createDirectories(folder.resolve("flink/opt"));
    Files.createDirectories(folder.resolve("flink/plugins/metrics"));
    Files.writeString(folder.resolve("flink/opt/flink-s3-fs-hadoop-1.20.0.jar"), "plugin");
    command("aws", "[ \"$2\" = cp ] && [ -n \"$5\" ] && [ \"$4\" != - ] && echo jar >\"$5\"; true");
    command("sleep", "true");
  }

  /** A command that notes how it is called, and then does as told. */
  private void command(String name, String does) throws IOException {
    Path script = bin.resolve(name);
    Files.writeString(
        script, "#!/bin/bash\necho \"" + name + " $*\" >>" + calls + "\n" + does + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private int run(String step, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", Path.of("steps", step).toString()));
    command.addAll(List.of(args));
    Path printed = folder.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(printed.toFile());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("FLINK_HOME", folder.resolve("flink").toString());
    builder.environment().put("WEIGHTS_FOLDER", folder.resolve("model").toString());
    builder.environment().put("POLL_SECONDS", "1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
      output = Files.readString(printed);
    }
    return process.exitValue();
  }

  private int runApplication(String state, String end) throws Exception {
    command("flink", "ls $FLINK_PLUGINS_DIR/*");
    command(
        "yarn",
        "case $* in *-list*) echo application_1700000000000_0007 Main;; *) printf '\\tState : "
            + state
            + "\\n\\tFinal-State : "
            + end
            + "\\n';; esac");
    return run(
        "run-application",
        "s3://code/releases/abc",
        "com.thriviohr.jobs.NudgeJob --nudge.run-date 2026-11-25",
        "--run.id",
        "nudges-2026-11-25");
  }

  @Test
  void runApplicationEndsWellWithItsApplication() throws Exception {
    // When
    int exit = runApplication("FINISHED", "SUCCEEDED");

    // Then
    assertThat(exit).as(output).isZero();
    assertThat(output)
        .contains("flink-s3-fs-hadoop-1.20.0.jar")
        .contains("application_1700000000000_0007: FINISHED, SUCCEEDED");
    assertThat(Files.readString(calls))
        .contains("aws s3 cp --only-show-errors s3://code/releases/abc/thrivio-jobs.jar")
        .containsPattern(
            "flink run-application -t yarn-application .*-Dyarn.tags=thrivio-.* -c com.thriviohr.jobs.NudgeJob"
                + " .*thrivio-jobs.jar --nudge.run-date 2026-11-25 --run.id nudges-2026-11-25")
        .contains("yarn application -status application_1700000000000_0007");
  }

  @Test
  void runApplicationFailsWithItsApplication() throws Exception {
    // When
    int exit = runApplication("FINISHED", "FAILED");

    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(Files.readString(calls)).contains("yarn logs -applicationId");
  }

  @Test
  void runApplicationFailsWhenNothingWasSubmitted() throws Exception {
    // Given
    command("flink", "echo no resources");
    command("yarn", "true");

    // When
    int exit = run("run-application", "s3://code/releases/abc", "Main");

    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(output).contains("YARN gave no application");
  }

  private int serveUntil(String condition) throws Exception {
    command("docker", "true");
    // The metadata service: a token, who it is, and from the third look on that it is to end.
    command(
        "curl",
        "case \"$*\" in *api/token*) echo token;; *instance-id*) echo i-1;; *local-ipv4*) echo"
            + " 10.0.0.7;; *spot/instance-action*) [ $(grep -c instance-action "
            + calls
            + ") -gt 3 ];; *lifecycle-state*) echo InService;; */health*) "
            + condition
            + ";; esac");
    return run(
        "serve-model", "registry/vllm:1", "s3://code/models/m", "llama", "s3://code/servers/llama");
  }

  @Test
  void serverListsItselfAndLeavesBeforeItEnds() throws Exception {
    // When
    int exit = serveUntil("true");

    // Then
    assertThat(exit).as(output).isZero();
    assertThat(Files.readString(calls))
        .containsSubsequence(
            "aws s3 sync --only-show-errors s3://code/models/m",
            "docker run",
            "--served-model-name llama",
            "/health",
            "aws s3 cp --only-show-errors - s3://code/servers/llama/i-1",
            "aws s3 rm --only-show-errors s3://code/servers/llama/i-1");
  }

  @Test
  void serverThatCannotAnswerIsNotListed() throws Exception {
    // When
    int exit = serveUntil("false");

    // Then
    assertThat(exit).as(output).isZero();
    assertThat(Files.readString(calls)).doesNotContain("aws s3 cp");
  }
}
