package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.udfs.prepare.targets.CheckTargets;
import com.thriviohr.udfs.prepare.targets.ExamplePlace;
import com.thriviohr.udfs.prepare.targets.FillFiles;
import com.thriviohr.udfs.prepare.targets.FirstFile;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The examples as each form of the chosen targets takes them, placed in files. Counts examples, for
 * each form: passed the audit = written + rejected.
 */
final class DatasetTargets {
  private final DatasetConfig config;
  private final SideOutputs sideOutputs;

  DatasetTargets(DatasetConfig config, SideOutputs sideOutputs) {
    this.config = config;
    this.sideOutputs = sideOutputs;
  }

  /** The rows of all forms; of bounded input file after file. */
  DataStream<PlacedExample> rows(DataStream<TrainingExample> examples) {
    List<TargetForm> forms = config.targets();
    DataStream<PlacedExample> placed =
        config.stream().isPresent() ? inFolders(examples) : inFiles(examples);
    return RecordCounter.measure(
        placed,
        "rows",
        (row, counter) -> {
          counter.accept(Metric.ROWS_WRITTEN.key() + TargetForm.of(row.getFile(), forms).id(), 1);
          counter.accept(Metric.ROWS_OF_FILE.key() + row.getFile(), 1);
        });
  }

  /** Whole files, each in one piece. */
  private DataStream<PlacedExample> inFiles(DataStream<TrainingExample> examples) {
    FirstFile place = new FirstFile(config.filesPerSplit());
    return sideOutputs.watch(
        check(examples, place)
            .keyBy(PlacedExample::getFile)
            .process(new FillFiles(config.targets(), place, config.oversize()))
            .name("fill files")
            .uid("fill-files"));
  }

  /** What never ends is placed in folders, where files come and go. */
  private DataStream<PlacedExample> inFolders(DataStream<TrainingExample> examples) {
    return check(
        examples, (form, example) -> form.folder(example.getTenantId(), example.getSplit()) + "/");
  }

  private DataStream<PlacedExample> check(
      DataStream<TrainingExample> examples, ExamplePlace place) {
    return sideOutputs.watch(
        examples
            .process(new CheckTargets(config.targets(), config.maxTokens(), place))
            .name("check targets")
            .uid("check-targets"));
  }
}
