package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.batch.OfflineEndpoints;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Prompts in, completions out; the part that the nudge and the bulk job share. */
public final class InferencePipeline {
  private InferencePipeline() {}

  /**
   * @param prompts what to ask
   * @param sideOutputs takes what is not answered: prompts = completions + dead letters
   */
  public static DataStream<Completion> build(
      DataStream<Prompt> prompts, InferenceSettings settings, SideOutputs sideOutputs) {
    DataStream<Prompt> counted = RecordCounter.count(prompts, Metric.PROMPTS_COMPOSED.key());
    DataStream<Completion> answered = sideOutputs.watch(Infer.stage(counted, settings));
    return RecordCounter.measure(AnswerTimes.of(answered), "answers", new AnswerMeasures());
  }

  /** Which offline routes the run takes, a line each; none where the catalog has none. */
  public static List<String> plan(InferenceSettings settings) {
    return new OfflineEndpoints(CatalogLoader.load(settings), settings).plan();
  }

  /** Day the catalog of models and prices was last checked. */
  static String catalogVersion(InferenceSettings settings) {
    return CatalogLoader.load(settings).version();
  }
}
