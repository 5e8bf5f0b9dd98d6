package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.InferenceConfig;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.batch.OfflineEndpoints;
import com.thriviohr.udfs.infer.catalog.SimulatedEndpoints;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.infer.settings.InferenceSettingsBuilder;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Prompts in, completions out; the part that the nudge and the bulk job share. */
public final class InferencePipeline {
  private InferencePipeline() {}

  /**
   * @param prompts what to ask
   * @param doors takes what is not answered: prompts = completions + dead letters
   */
  public static DataStream<Completion> build(
      DataStream<Prompt> prompts, InferenceConfig config, SideOutputs doors) {
    DataStream<Prompt> counted = RecordCounter.count(prompts, InferenceRunCounts.PROMPTS);
    DataStream<Completion> answered =
        doors.watch(Infer.stage(counted, InferencePipeline.settings(config)));
    return RecordCounter.measure(AnswerTimes.of(answered), "answers", new AnswerMeasures());
  }

  /** Which offline routes the run takes, a line each; none where the catalog has none. */
  public static List<String> plan(InferenceConfig config) {
    InferenceSettings settings = settings(config);
    return new OfflineEndpoints(CatalogLoader.load(settings), settings).plan();
  }

  /** Day the catalog of models and prices was last checked. */
  static String catalogVersion(InferenceConfig config) {
    return CatalogLoader.load(settings(config)).version();
  }

  /** The settings as the client chain takes them. */
  public static InferenceSettings settings(InferenceConfig config) {
    InferenceSettingsBuilder settings =
        InferenceSettings.builder()
            .totalTimeout(config.totalTimeout())
            .maxAttempts(config.maxAttempts())
            .maxConcurrency(config.concurrency())
            .runId(config.runId())
            .journalRetention(config.journalRetention());
    config.checks().map(AnswerChecks::read).ifPresent(settings::checks);
    config.journal().ifPresent(settings::journal);
    config.budgetMicroUsd().ifPresent(settings::budgetMicroUsd);
    config.attemptTimeout().ifPresent(settings::attemptTimeout);
    config.catalog().ifPresent(settings::catalog);
    config.endpoint().map(URI::create).ifPresent(settings::endpoint);
    config.credentials().ifPresent(settings::credentials);
    settings.connections(config.connections().settings());
    config
        .simulator()
        .map(url -> new SimulatedEndpoints(URI.create(url), Set.copyOf(config.simulated())))
        .ifPresent(settings::simulated);
    config
        .deadline()
        .ifPresent(deadline -> settings.jobsUntil(deadline.minus(config.deadlineMargin())));
    config.model().ifPresent(settings::model);
    config.route().ifPresent(settings::route);
    config.region().ifPresent(settings::region);
    return settings.build();
  }
}
