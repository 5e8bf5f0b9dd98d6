package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Places every example in a file and emits each file in one piece, sorted by example id, so that
 * its bytes never depend on parallelism or arrival order. Counts examples: in = out + rejected.
 *
 * <ul>
 *   <li>A file that is full begins the next one, or under {@link Oversize#SAMPLE} the rest leaves
 *       by REJECTED TOO_MANY_ROWS or TOO_MANY_BYTES. Example ids are hashes, so the first ones are
 *       a fair sample, and mostly the same one the next night.
 *   <li>A file with fewer rows than the target takes leaves by REJECTED TOO_FEW_ROWS.
 * </ul>
 *
 * <p>Expects bounded input placed by {@link FirstFile} and keyed by that place; works in batch and
 * in streaming mode. What has one key must fit into memory.
 */
public final class FillFiles extends KeyedProcessFunction<String, PlacedExample, PlacedExample> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<TrainingExample> ORDER =
      Comparator.comparing(TrainingExample::getExampleId).thenComparing(TrainingExample::getText);

  private final ArrayList<TargetForm> forms;
  private final FirstFile place;
  private final Oversize oversize;
  private transient ListState<TrainingExample> examples;

  /**
   * @param forms what the targets take
   * @param place how the examples that come have been placed
   * @param oversize what becomes of rows that the target does not take
   */
  public FillFiles(Collection<TargetForm> forms, FirstFile place, Oversize oversize) {
    this.forms = new ArrayList<>(forms);
    this.place = place;
    this.oversize = oversize;
  }

  @Override
  public void open(OpenContext context) {
    examples =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("examples", TrainingExample.class));
  }

  @Override
  public void processElement(PlacedExample placed, Context context, Collector<PlacedExample> out)
      throws Exception {
    examples.add(placed.getExample());
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PlacedExample> out)
      throws Exception {
    List<TrainingExample> sorted = new ArrayList<>();
    examples.get().forEach(sorted::add);
    sorted.sort(ORDER);
    examples.clear();
    TrainingExample any = sorted.get(0);
    TargetForm form = TargetForm.of(context.getCurrentKey(), forms);
    int first = place.number(form, any);
    SetLimits limits = form.limits(any.getSplit());
    List<FilledFile> files = FilledFile.fill(sorted, form, limits);
    for (int number = 0; number < files.size(); number++) {
      FilledFile file = files.get(number);
      if (number > 0 && oversize == Oversize.SAMPLE) {
        reject(form, file, files.get(0).fullBecause(limits), context);
      } else if (file.rows().size() < limits.minRows()) {
        reject(form, file, TargetRule.TOO_FEW_ROWS, context);
      } else {
        String path = form.file(any.getTenantId(), any.getSplit(), first + number);
        file.rows().forEach(example -> out.collect(new PlacedExample(path, example)));
      }
    }
  }

  private static void reject(
      TargetForm form, FilledFile file, TargetRule rule, OnTimerContext context) {
    file.rows()
        .forEach(
            example -> context.output(DeadLetters.TAG, CheckTargets.rejected(form, example, rule)));
  }
}
