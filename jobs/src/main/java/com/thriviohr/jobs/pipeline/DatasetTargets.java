package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.Doors;
import com.thriviohr.jobs.run.Tally;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.udfs.prepare.targets.CheckTarget;
import com.thriviohr.udfs.prepare.targets.FileKey;
import com.thriviohr.udfs.prepare.targets.FillFiles;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The examples as each form of the chosen targets takes them, placed in files. Counts examples, for
 * each form: passed the audit = written + rejected.
 */
final class DatasetTargets {
  /** What the names of row counts by form begin with. */
  static final String ROWS = "rows.written/";

  /** What the names of row counts by file begin with. */
  static final String ROWS_OF_FILE = Counts.DETAIL + "rows/";

  private final DatasetConfig config;
  private final Doors doors;
  private final Map<TargetForm, DataStream<PlacedExample>> rows = new LinkedHashMap<>();

  DatasetTargets(DatasetConfig config, Doors doors) {
    this.config = config;
    this.doors = doors;
  }

  /** Adds a branch to the graph for every form. */
  void take(DataStream<TrainingExample> examples) {
    config.targets().forEach(form -> rows.put(form, place(examples, form)));
  }

  /** The rows of every form, file after file. */
  Map<TargetForm, DataStream<PlacedExample>> rows() {
    return rows;
  }

  private DataStream<PlacedExample> place(DataStream<TrainingExample> examples, TargetForm form) {
    String name = form.id().replace('/', ' ');
    DataStream<TrainingExample> taken =
        doors.watch(
            examples
                .process(new CheckTarget(form, config.maxTokens()))
                .name("check " + name)
                .uid(uid("check", form)));
    DataStream<PlacedExample> placed =
        config.stream().isPresent() ? inFolders(taken, form) : inFiles(taken, form);
    return Tally.measure(
        placed,
        uid("rows", form),
        (row, counter) -> {
          counter.accept(ROWS + form.id(), 1);
          counter.accept(ROWS_OF_FILE + row.getFile(), 1);
        });
  }

  /** Whole files, each in one piece. */
  private DataStream<PlacedExample> inFiles(DataStream<TrainingExample> taken, TargetForm form) {
    FileKey key = new FileKey(form, config.shards());
    return doors.watch(
        taken
            .keyBy(key)
            .process(new FillFiles(form, key, config.oversize()))
            .name("fill files of " + form.id().replace('/', ' '))
            .uid(uid("fill", form)));
  }

  /** What never ends is placed in folders, where files come and go. */
  private static DataStream<PlacedExample> inFolders(
      DataStream<TrainingExample> taken, TargetForm form) {
    return taken
        .map(
            example ->
                new PlacedExample(form.folder(example.getTenantId(), example.getSplit()), example))
        .returns(PlacedExample.class)
        .name("place in folders of " + form.id().replace('/', ' '))
        .uid(uid("place", form));
  }

  private static String uid(String stage, TargetForm form) {
    return stage + "-" + form.id().replace('/', '-');
  }
}
