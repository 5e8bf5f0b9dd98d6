package com.thriviohr.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.kinesis.MessagePayload;
import com.thriviohr.datasets.settings.OptionText;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.udfs.anonymise.Operator;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.nudge.PromptTemplates;
import com.thriviohr.udfs.prepare.targets.Oversize;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path directory;

  private static final String[] DATASET = {
    "--messages", "m", "--roster", "r", "--output", "o/", "--anonymise.key", "env:KEY"
  };

  @Test
  void datasetHasDocumentedDefaults() {
    // When
    DatasetConfig config = DatasetConfig.from(DATASET);
    // Then
    assertThat(config.targets())
        .extracting(TargetForm::id)
        .containsExactly("hf", "jumpstart/chat", "jumpstart/instruction");
    assertThat(config.oversize()).isEqualTo(Oversize.SAMPLE);
    assertThat(config.maxTokens()).isEqualTo(8192);
    assertThat(config.filesPerSplit()).isEqualTo(1);
    assertThat(config.validation()).isEqualTo(0.05);
    assertThat(config.test()).isEqualTo(0.05);
    assertThat(config.splitSalt()).isEqualTo("thrivio");
    assertThat(config.anonymise().mode()).isEqualTo(Operator.SURROGATE);
    assertThat(config.anonymise().policy()).isEmpty();
    assertThat(config.output().output("x")).isEqualTo("o/x");
    assertThat(config.output().overwrite()).isFalse();
  }

  @Test
  void datasetMapsEveryKey() {
    // Given
    String[] args =
        ("--messages m --roster r --output o --overwrite --local.parallelism 4 --anonymise.key"
                + " file:k --anonymise.policy p --anonymise.mode tag --dataset.targets"
                + " llama-text;bedrock-nova --dataset.oversize SPLIT --dataset.max-tokens 512"
                + " --dataset.files-per-split 8"
                + " --dataset.validation 0.1 --dataset.test 0.2 --dataset.split-salt s")
            .split(" ");
    // When
    DatasetConfig config = DatasetConfig.from(args);
    // Then
    assertThat(config.messages()).isEqualTo("m");
    assertThat(config.roster()).isEqualTo("r");
    assertThat(config.output().output()).isEqualTo("o");
    assertThat(config.output().overwrite()).isTrue();
    assertThat(config.output().localParallelism()).isEqualTo(4);
    assertThat(config.anonymise().key()).isEqualTo("file:k");
    assertThat(config.anonymise().policy()).contains("p");
    assertThat(config.anonymise().mode()).isEqualTo(Operator.TAG);
    assertThat(config.targets())
        .extracting(TargetForm::id)
        .containsExactly("bedrock-nova", "llama-text/llama-3", "llama-text/llama-3.1");
    assertThat(config.oversize()).isEqualTo(Oversize.SPLIT);
    assertThat(config.maxTokens()).isEqualTo(512);
    assertThat(config.filesPerSplit()).isEqualTo(8);
    assertThat(config.validation()).isEqualTo(0.1);
    assertThat(config.test()).isEqualTo(0.2);
    assertThat(config.splitSalt()).isEqualTo("s");
  }

  @Test
  void streamHasDocumentedDefaults() {
    // When
    StreamConfig config =
        DatasetConfig.from(
                ("--messages kinesis:chat --roster r --output o --anonymise.key env:KEY"
                        + " --run.id chat-1 --kinesis.region eu-west-1")
                    .split(" "))
            .stream()
            .orElseThrow();
    // Then
    assertThat(config.source()).hasToString("kinesis:chat");
    assertThat(config.editWindow()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.sessionGap()).isEqualTo(Duration.ofHours(12));
    assertThat(config.stateTtl()).isEqualTo(Duration.ofDays(7));
    assertThat(DatasetConfig.from(DATASET).stream()).isEmpty();
  }

  @Test
  void streamMapsEveryKey() {
    // Given
    String[] args =
        ("--messages kinesis:chat --roster r --output o --anonymise.key env:KEY --run.id chat-1"
                + " --kinesis.region eu-west-1 --kinesis.endpoint http://localhost:4567"
                + " --kinesis.start latest --kinesis.payload avro --kinesis.fan-out-consumer c"
                + " --kinesis.out-of-orderness=2min --kinesis.idle-after=9s --stream.edit-window=1min"
                + " --stream.session-gap=2h --stream.state-ttl=3d")
            .split(" ");
    // When
    StreamConfig config = DatasetConfig.from(args).stream().orElseThrow();
    // Then
    assertThat(config.editWindow()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.sessionGap()).isEqualTo(Duration.ofHours(2));
    assertThat(config.stateTtl()).isEqualTo(Duration.ofDays(3));
    assertThat(config.reading().properties(config.source()))
        .containsEntry("flink.stream.initpos", "LATEST")
        .containsEntry("flink.stream.efo.consumername", "c")
        .containsEntry("flink.shard.idle.interval", "9000");
    assertThat(config.reading().payload()).isEqualTo(MessagePayload.AVRO);
    assertThat(config.reading().outOfOrderness()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void refusesOfAStreamWhatNeedsAnEnd() {
    // Given
    String[] args =
        ("--messages kinesis:chat --roster r --output o --anonymise.key env:KEY"
                + " --kinesis.region eu-west-1 --kinesis.start yesterday"
                + " --dataset.near-duplicates 0.9 --dataset.shards 4 --stream.silence=1min")
            .split(" ");
    // When / Then
    assertThatThrownBy(() -> DatasetConfig.from(args))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--run.id is missing")
        .hasMessageContaining("--kinesis.start 'yesterday' is not earliest")
        .hasMessageContaining("--dataset.near-duplicates compares all messages")
        .hasMessageContaining("--dataset.files-per-split counts the files")
        .hasMessageContaining("--stream.session-gap is shorter than --stream.edit-window");
    assertThatThrownBy(
            () -> NudgeConfig.from("--messages kinesis:chat --roster r --output o".split(" ")))
        .hasMessageContaining("'kinesis:chat' has no end, and nudges need one");
  }

  @Test
  void nudgeMapsEveryKey() throws IOException {
    // Given
    Path checks = Files.writeString(directory.resolve("checks.yaml"), "checks: []");
    Path templates = directory.resolve("templates.yaml");
    Files.writeString(templates, ResourceText.read(PromptTemplates.class, "prompt-templates.yaml"));
    String[] args =
        ("--messages m --roster r --output o --nudge.run-date 2026-11-20 --nudge.threshold-days 21"
                + " --nudge.cap-days 3 --nudge.history h --nudge.templates "
                + templates
                + " --nudge.time-zone Asia/Tokyo --nudge.delivery-hour 8 --nudge.max-characters 300"
                + " --inference.catalog c --inference.route cheap --inference.region eu-west-1"
                + " --inference.model llama --inference.attempt-timeout=20s"
                + " --inference.total-timeout=2min --inference.max-attempts 4"
                + " --inference.concurrency 9 --inference.journal j --run.id night-1"
                + " --inference.journal-retention=7d --inference.budget 25.5 --inference.checks "
                + checks)
            .split(" ");
    // When
    NudgeConfig config = NudgeConfig.from(args);
    // Then
    assertThat(config.nudge().runDate()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(config.nudge().thresholdDays()).isEqualTo(21);
    assertThat(config.nudge().capDays()).isEqualTo(3);
    assertThat(config.nudge().history()).contains("h");
    assertThat(config.nudge().templates()).isNotNull();
    assertThat(config.nudge().timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(config.nudge().deliveryHour()).isEqualTo(8);
    assertThat(config.nudge().maxCharacters()).isEqualTo(300);
    assertThat(config.inference().catalog()).contains("c");
    assertThat(config.inference().route()).contains("cheap");
    assertThat(config.inference().region()).contains("eu-west-1");
    assertThat(config.inference().model()).isEqualTo("llama");
    assertThat(config.inference().attemptTimeout()).contains(Duration.ofSeconds(20));
    assertThat(config.inference().totalTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.inference().maxAttempts()).isEqualTo(4);
    assertThat(config.inference().concurrency()).isEqualTo(9);
    assertThat(config.inference().journal()).contains("j");
    assertThat(config.inference().runId()).isEqualTo("night-1");
    assertThat(config.inference().journalRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(config.inference().budgetMicroUsd()).contains(25_500_000L);
    assertThat(config.inference().checks()).isEqualTo(AnswerChecks.read(checks.toString()));
  }

  @Test
  void refusesContradictionsTogetherWithRemedies() {
    // Given
    String[] args =
        ("--messages m --roster r --output o --inference.endpoint ftp://x --inference.route y"
                + " --inference.attempt-timeout=1h --nudge.run-date yesterday"
                + " --nudge.time-zone Mars/Base")
            .split(" ");
    // When / Then
    assertThatThrownBy(() -> NudgeConfig.from(args))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--inference.endpoint and --inference.route contradict")
        .hasMessageContaining("is not an http(s) URL without user and password")
        .hasMessageContaining("--inference.attempt-timeout is longer")
        .hasMessageContaining("'yesterday' is not a date")
        .hasMessageContaining("'Mars/Base' is not a time zone");
  }

  @Test
  void refusesWrongMoneyWithRemedies() {
    // Given
    String[] args =
        "--prompts p --output o --inference.budget -3 --inference.journal-retention=0s".split(" ");
    // When / Then
    assertThatThrownBy(() -> BulkConfig.from(args))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--inference.budget '-3.0' is not 0.01 to 1000000 US dollars")
        .hasMessageContaining("--inference.budget needs --inference.journal")
        .hasMessageContaining("--inference.journal-retention '0s' is not allowed");
  }

  @Test
  void takesTokenByReferenceAndRefusesTheTokenItself() {
    // Given
    String endpoint = "--prompts p --output o --inference.endpoint https://llm.example/v1 ";

    // When
    InferenceSettings config =
        BulkConfig.from((endpoint + "--inference.credentials env:LLM_TOKEN").split(" "))
            .inference();

    // Then
    assertThat(config.credentials().map(Object::toString)).contains("env:LLM_TOKEN");
    assertThatThrownBy(
            () -> BulkConfig.from((endpoint + "--inference.credentials sk-live-1").split(" ")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--inference.credentials is no reference")
        .message()
        .doesNotContain("sk-live-1");
    assertThatThrownBy(
            () ->
                BulkConfig.from("--prompts p --output o --inference.credentials env:T".split(" ")))
        .hasMessageContaining("--inference.credentials needs --inference.endpoint");
  }

  @Test
  void takesADeadlineAndItsMargin() {
    // Given
    String base = "--prompts p --output o --inference.deadline-margin=10min --inference.deadline=";

    // When
    InferenceSettings config = BulkConfig.from((base + "8h").split(" ")).inference();

    // Then
    assertThat(config.deadline().orElseThrow()).isAfter(Instant.now());
    assertThat(config.jobsUntil().map(until -> until.plus(Duration.ofMinutes(10))))
        .isEqualTo(config.deadline());
    assertThatThrownBy(() -> BulkConfig.from((base + "soon").split(" ")))
        .hasMessageContaining("--inference.deadline 'soon' is neither");
  }

  @Test
  void takesProxyWithoutPasswordOnly() {
    // Given
    String base = "--prompts p --output o --inference.no-proxy *.internal;10.* ";

    // When
    InferenceSettings config =
        BulkConfig.from((base + "--inference.proxy http://proxy:3128").split(" ")).inference();

    // Then
    assertThat(config.connections().proxy()).contains(URI.create("http://proxy:3128"));
    assertThatThrownBy(
            () -> BulkConfig.from((base + "--inference.proxy http://u:pw@proxy:3128").split(" ")))
        .hasMessageContaining("--inference.proxy is not an http(s) URL without user and password")
        .message()
        .doesNotContain("pw@");
    assertThatThrownBy(() -> BulkConfig.from(base.split(" ")))
        .hasMessageContaining("--inference.no-proxy needs --inference.proxy");
  }

  @Test
  void journalAndBudgetAreOffByDefault() {
    // When
    InferenceSettings config = BulkConfig.from("--prompts p --output o".split(" ")).inference();
    // Then
    assertThat(config.journal()).isEmpty();
    assertThat(config.budgetMicroUsd()).isEmpty();
    assertThat(config.journalRetention()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void everyOptionIsDescribedAndNamedOnce() {
    for (List<ConfigOption<?>> options :
        List.of(DatasetConfig.options(), NudgeConfig.options(), BulkConfig.options())) {
      // When
      List<String> keys = options.stream().map(ConfigOption::key).toList();
      // Then
      assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
      assertThat(options)
          .allSatisfy(option -> assertThat(OptionText.description(option)).hasSizeGreaterThan(15));
    }
  }
}
