package com.thriviohr.emr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line; nothing here is sent anywhere. */
class ThrivioAwsTest {
  private static final String EXAMPLE = "environments/example/environment.yaml";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      return new ThrivioAws(Path.of("."), new PrintStream(out, true, UTF_8)).run(args);
    } finally {
      System.setErr(before);
    }
  }

  private int dryRun(String command, String... options) {
    List<String> args = new ArrayList<>(List.of(command, "--environment", EXAMPLE, "--dry-run"));
    args.addAll(List.of(options));
    return run(args.toArray(new String[0]));
  }

  @Test
  void deployPrintsEveryStackInOrder() {
    // When
    int exit = dryRun("deploy", "--release", "abc", "--set", "emr.WorkerUnits=3");

    // Then
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8))
        .containsSubsequence(
            "cloudformation:CreateStack",
            "thrivio-example-storage",
            "thrivio-example-network",
            "thrivio-example-access",
            "thrivio-example-monitoring",
            "thrivio-example-emr",
            "\"ParameterValue\" : \"abc\"",
            "\"ParameterValue\" : \"3\"",
            "thrivio-example-schedule",
            "Nothing was sent.");
  }

  @Test
  void submitPrintsTheNightItWouldStart() {
    // When
    int exit = dryRun("submit", "--job", "nudges", "--run-date", "2026-11-25", "--run-id", "again");

    // Then
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8))
        .contains("sfn:StartExecution")
        .contains(
            "{\\\"job\\\":\\\"nudges\\\",\\\"run_date\\\":\\\"2026-11-25\\\",\\\"run_id\\\":\\\"again\\\"}");
  }

  @Test
  void fineTuneTrainsOnSpotWithoutANetworkAndEncrypted() {
    // When
    int exit =
        dryRun(
            "fine-tune",
            "--name",
            "llama-3.1-8b-11",
            "--dataset",
            "2026-11-21/jumpstart/acme/train",
            "--image",
            "image",
            "--hyperparameter",
            "epoch=3");

    // Then
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8))
        .contains("sagemaker:CreateTrainingJob")
        .contains("\"EnableManagedSpotTraining\" : true")
        .contains("\"EnableNetworkIsolation\" : true")
        .contains("\"VolumeKmsKeyId\" : \"<KeyArn>\"")
        .contains("\"CheckpointConfig\"")
        .contains("\"epoch\" : \"3\"")
        .doesNotContain("accept_eula");
  }

  @Test
  void destroyBeginsWithTheLastStack() {
    // When
    int exit = dryRun("destroy", "--yes", "example");

    // Then
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8))
        .containsSubsequence(
            "example-schedule", "example-emr", "example-network", "example-storage");
  }

  @Test
  void drawsTheNetworkAsTheTemplatesSay() throws IOException {
    // Given
    Path picture = folder.resolve("network.svg");

    // When
    int exit = run("picture", "--environment", EXAMPLE, "--to", picture.toString());

    // Then
    assertThat(exit).isZero();
    assertThat(Files.readString(picture))
        .contains("private subnet SubnetA", "sagemaker.runtime", "s3 (gateway)", "4 × S3::Bucket")
        .doesNotContain("Gateway<");
  }

  @ParameterizedTest
  @CsvSource({
    "deploy,, Stack 'emr' runs a release: give --release",
    "deploy, --set emr.Nothing=1, Stack 'emr' has no parameter Nothing",
    "deploy, --set nothing.A=1, names none of the stacks",
    "deploy, --stacks nothing, 'nothing' is no stack of",
    "deploy, --colour red, --colour is no option of this command",
    "submit,, --job is missing: give nudges or dataset",
    "submit, --job all, --job 'all' is neither nudges nor dataset",
    "submit, --job nudges --run-date yesterday, is no date: write 2026-11-26",
    "fine-tune,, --name is missing",
    "destroy,, --yes is missing: repeat the environment's name",
    "destroy, --yes production, --yes 'production' is not the environment 'example'",
    "launch,, 'launch' is no command",
  })
  void refusesWithARemedy(String command, String options, String said) {
    // When
    int exit =
        dryRun(command, options == null ? new String[0] : (options + release(command)).split(" "));

    // Then
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("thrivio-aws: ").contains(said);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private static String release(String command) {
    return command.equals("deploy") ? " --release abc" : "";
  }

  @Test
  void namesEveryProblemOfAnEnvironment() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("e.yaml"), "name: Prod!\nregion: home\n");

    // When
    int exit = run("status", "--environment", file.toString());

    // Then
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("name is 'Prod!'")
        .contains("region is 'home'")
        .contains("stacks are missing");
  }

  @Test
  void saysInWhichLineAnEnvironmentIsNoYaml() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("e.yaml"), "name: prod\nstacks: {a: b? c: [}\n");

    // When
    int exit = run("status", "--environment", file.toString());

    // Then
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("is no YAML in line 2");
  }
}
