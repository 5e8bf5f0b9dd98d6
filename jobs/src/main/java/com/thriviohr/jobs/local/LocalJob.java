package com.thriviohr.jobs.local;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.jobs.BulkInferenceJob;
import com.thriviohr.jobs.EvaluateAnonymiserJob;
import com.thriviohr.jobs.FineTuningDatasetJob;
import com.thriviohr.jobs.NightlyJob;
import com.thriviohr.jobs.NudgeJob;
import com.thriviohr.jobs.ValidateDatasetJob;
import com.thriviohr.jobs.bench.DatasetBench;
import com.thriviohr.jobs.bench.InferenceBench;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The jobs that -Djob can name. */
enum LocalJob {
  NIGHTLY(true, true, NightlyJob::main),
  DATASET(true, false, FineTuningDatasetJob::main),
  NUDGE(false, true, NudgeJob::main),
  BULK(false, true, BulkInferenceJob::main),
  BENCH_DATASET(true, false, DatasetBench::main),
  BENCH_INFERENCE(false, false, InferenceBench::main),
  EVALUATE_ANONYMISER(false, false, EvaluateAnonymiserJob::main),
  VALIDATE_DATASET(false, false, ValidateDatasetJob::main);

  /** A job's main. */
  @FunctionalInterface
  interface Main {
    void run(String[] args) throws Exception;
  }

  private final boolean needsKey;
  private final boolean needsEndpoint;
  private final Main main;

  LocalJob(boolean needsKey, boolean needsEndpoint, Main main) {
    this.needsKey = needsKey;
    this.needsEndpoint = needsEndpoint;
    this.main = main;
  }

  static LocalJob named(String name) {
    return Arrays.stream(values())
        .filter(job -> job.setting().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "-Djob="
                        + name
                        + " is no job: give one of "
                        + Arrays.stream(values())
                            .map(LocalJob::setting)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True when the job reads prompts, not messages. */
  boolean readsPrompts() {
    return this == BULK;
  }

  /** True when the job reads texts with their marked entities. */
  boolean readsGold() {
    return this == EVALUATE_ANONYMISER;
  }

  /** True for a job that writes no results, only prints. */
  boolean onlyPrints() {
    return readsGold() || this == BENCH_INFERENCE || this == VALIDATE_DATASET;
  }

  boolean needsKey() {
    return needsKey;
  }

  boolean needsEndpoint() {
    return needsEndpoint;
  }

  Main main() {
    return main;
  }
}
