package com.thriviohr.udfs.prepare.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FillFilesITCase {
  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void emitsShardsWholeAndSorted(RuntimeExecutionMode mode) throws Exception {
    // When
    Map<String, List<String>> files =
        fill(mode, form("train: {min_rows: 1}"), 5, Oversize.SAMPLE, 400);
    // Then
    assertThat(files).hasSize(10);
    assertThat(files.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty().isSorted());
    assertThat(files.values().stream().mapToInt(List::size).sum()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void drawsTheFirstRowsOfAnOversizeSetAndNamesTheOthers(RuntimeExecutionMode mode)
      throws Exception {
    // When
    Map<String, List<String>> files =
        fill(mode, form("train: {max_rows: 60}"), 1, Oversize.SAMPLE, 400);
    // Then
    assertThat(files)
        .containsOnlyKeys(
            "x/acme/train/part-00000.jsonl",
            "x/acme/test/part-00000.jsonl",
            "REJECTED target/x TOO_MANY_ROWS");
    assertThat(files.get("x/acme/train/part-00000.jsonl"))
        .isEqualTo(
            examples(400).stream()
                .filter(example -> example.getSplit() == Split.TRAIN)
                .map(TrainingExample::getExampleId)
                .sorted()
                .limit(60)
                .toList());
    assertThat(files.get("REJECTED target/x TOO_MANY_ROWS")).hasSize(140);
  }

  @Test
  void splitsAnOversizeSetIntoFilesWithinTheLimits() throws Exception {
    // When
    Map<String, List<String>> files =
        fill(
            RuntimeExecutionMode.BATCH,
            form("train: {max_rows: 90, min_rows: 30}"),
            1,
            Oversize.SPLIT,
            400);
    // Then
    assertThat(files.get("x/acme/train/part-00000.jsonl")).hasSize(90);
    assertThat(files.get("x/acme/train/part-00001.jsonl")).hasSize(90);
    assertThat(files).doesNotContainKey("x/acme/train/part-00002.jsonl");
    assertThat(files.get("REJECTED target/x TOO_FEW_ROWS")).hasSize(20);
  }

  @Test
  void countsBytesWhereTheyAreLimited() throws Exception {
    // Given
    TargetForm form = form("train: {max_bytes: 1000}");
    int row = (int) RowFiles.bytes(form.schema(), examples(1).get(0));
    // When
    Map<String, List<String>> files =
        fill(RuntimeExecutionMode.BATCH, form, 1, Oversize.SAMPLE, 400);
    // Then
    assertThat(files.get("x/acme/train/part-00000.jsonl")).hasSize(1000 / row);
    assertThat(files.get("REJECTED target/x TOO_MANY_BYTES")).hasSize(200 - 1000 / row);
  }

  /** Example ids by file, or by door, stage and reason. */
  private static Map<String, List<String>> fill(
      RuntimeExecutionMode mode, TargetForm form, int shards, Oversize oversize, int count)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    List<TrainingExample> examples = examples(count);
    Collections.shuffle(examples, new Random(3));
    FirstFile place = new FirstFile(shards);
    SingleOutputStreamOperator<PlacedExample> placed =
        StreamExecutionEnvironment.createLocalEnvironment(3, configuration)
            .fromCollection(examples, TypeInformation.of(TrainingExample.class))
            .rebalance()
            .map(example -> new PlacedExample(place.of(form, example), example))
            .returns(PlacedExample.class)
            .keyBy(PlacedExample::getFile)
            .process(new FillFiles(List.of(form), place, oversize));
    Map<String, List<String>> files = new TreeMap<>();
    try (CloseableIterator<String> lines =
        placed
            .map(row -> row.getFile() + "#" + row.getExample().getExampleId())
            .union(
                placed
                    .getSideOutput(DeadLetters.TAG)
                    .map(
                        letter ->
                            letter.getDoor()
                                + " "
                                + letter.getStage()
                                + " "
                                + letter.getReason()
                                + "#"
                                + letter.getRecordId()))
            .executeAndCollect()) {
      lines.forEachRemaining(
          line ->
              files
                  .computeIfAbsent(line.split("#")[0], file -> new ArrayList<>())
                  .add(line.split("#")[1]));
    }
    return files;
  }

  private static List<TrainingExample> examples(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(
            i ->
                TestExamples.numbered(
                    i,
                    i % 2 == 0 ? Split.TRAIN : Split.TEST,
                    TestExamples.turns("S", "question", "answer")))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static TargetForm form(String limits) {
    return TargetForms.parse(
            "version: '1'\n"
                + "targets:\n"
                + "  - {target: x, schema: dialog, files: jsonl, source: s, read_on: d, "
                + limits
                + "}\n",
            "test")
        .all()
        .get(0);
  }
}
