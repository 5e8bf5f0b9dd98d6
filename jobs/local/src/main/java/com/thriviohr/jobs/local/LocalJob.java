package com.thriviohr.jobs.local;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.jobs.BulkInferenceJob;
import com.thriviohr.jobs.FineTuningDatasetJob;
import com.thriviohr.jobs.NightlyJob;
import com.thriviohr.jobs.NudgeJob;
import com.thriviohr.jobs.ValidateDatasetJob;
import com.thriviohr.jobs.bench.BenchConfig;
import com.thriviohr.jobs.bench.DatasetBench;
import com.thriviohr.jobs.bench.InferenceBench;
import com.thriviohr.jobs.evaluate.EvaluateAnonymiserJob;
import com.thriviohr.jobs.evaluate.EvaluateConfig;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NightlyConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.jobs.settings.ValidateConfig;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/** The jobs that run on one machine. */
enum LocalJob {
  NIGHTLY(
      "a whole night: the dataset, then the nudges, from the same messages",
      Set.of(Need.COMPANY, Need.KEY, Need.ENDPOINT, Need.OUTPUT),
      new Steps<>(NightlyConfig.options(), NightlyConfig::read, NightlyJob::run)),
  DATASET(
      "anonymise messages and write fine-tuning datasets",
      Set.of(Need.COMPANY, Need.KEY, Need.OUTPUT),
      new Steps<>(DatasetConfig.options(), DatasetConfig::read, FineTuningDatasetJob::run)),
  NUDGE(
      "have a nudge written for everybody who has not recognised a colleague for a while",
      Set.of(Need.COMPANY, Need.ENDPOINT, Need.OUTPUT),
      new Steps<>(NudgeConfig.options(), NudgeConfig::read, NudgeJob::run)),
  BULK(
      "ask models for every prompt of a file",
      Set.of(Need.PROMPTS, Need.ENDPOINT, Need.OUTPUT),
      new Steps<>(BulkConfig.options(), BulkConfig::read, BulkInferenceJob::run)),
  EVALUATE_ANONYMISER(
      "measure the anonymiser against marked texts",
      Set.of(Need.GOLD),
      new Steps<>(EvaluateConfig.options(), EvaluateConfig::read, EvaluateAnonymiserJob::run)),
  VALIDATE_DATASET(
      "hold dataset files against the rules of what they are for",
      Set.of(),
      new Steps<>(ValidateConfig.options(), ValidateConfig::read, ValidateDatasetJob::run)),
  BENCH_DATASET(
      "time the dataset job beside reading alone",
      Set.of(Need.COMPANY, Need.KEY, Need.OUTPUT),
      new Steps<>(DatasetConfig.options(), DatasetConfig::read, DatasetBench::run)),
  BENCH_INFERENCE(
      "time the inference stage beside plain async I/O",
      Set.of(),
      new Steps<>(BenchConfig.options(), InferenceBench::read, InferenceBench::run));

  /** What the local run provides when it is not given. */
  enum Need {
    COMPANY,
    KEY,
    PROMPTS,
    GOLD,
    ENDPOINT,
    OUTPUT
  }

  private final String about;
  private final Set<Need> needs;
  private final Steps<?> steps;

  LocalJob(String about, Set<Need> needs, Steps<?> steps) {
    this.about = about;
    this.needs = needs;
    this.steps = steps;
  }

  static LocalJob named(String name) {
    return Arrays.stream(values())
        .filter(job -> job.setting().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException("'" + name + "' is no job. The jobs are:\n" + list()));
  }

  /** All jobs, a line each. */
  static String list() {
    return Arrays.stream(values())
        .map(job -> String.format(Locale.ROOT, "  %-20s %s", job.setting(), job.about))
        .collect(Collectors.joining("\n"));
  }

  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean needs(Need need) {
    return needs.contains(need);
  }

  List<ConfigOption<?>> options() {
    return steps.options;
  }

  /** Finds what is wrong with settings; the settings report it. */
  void check(Settings settings) {
    steps.read(settings);
  }

  void run(Settings settings, PrintStream out) throws Exception {
    steps.run(settings, out);
  }

  /** Runs a job whose settings were read. */
  @FunctionalInterface
  private interface Body<C> {
    void run(C config, PrintStream out) throws Exception;
  }

  private static final class Steps<C> {
    private final List<ConfigOption<?>> options;
    private final Function<Settings, C> config;
    private final Body<C> body;

    Steps(List<ConfigOption<?>> options, Function<Settings, C> config, Body<C> body) {
      this.options = options;
      this.config = config;
      this.body = body;
    }

    C read(Settings settings) {
      return config.apply(settings);
    }

    void run(Settings settings, PrintStream out) throws Exception {
      C read = read(settings);
      settings.refuseProblems();
      body.run(read, out);
    }
  }
}
