package com.thriviohr.jobs.run;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjLongConsumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Collects what every stage of a pipeline sends to its side output, and counts it by door. */
public final class SideOutputs {
  private final List<DataStream<DeadLetter>> streams = new ArrayList<>();

  /**
   * Takes the side output of a stage, counted where it leaves so that counts move while the stage
   * works, and hands the stage back.
   *
   * @param stage has a uid, which names the counter
   */
  public <T> SingleOutputStreamOperator<T> watch(SingleOutputStreamOperator<T> stage) {
    String uid = "doors-of-" + stage.getTransformation().getUid();
    streams.add(
        RecordCounter.measure(stage.getSideOutput(DeadLetters.TAG), uid, SideOutputs::measure));
    return stage;
  }

  /**
   * All records that left by a side door, counted as {@code door/stage/reason}.
   *
   * @throws java.util.NoSuchElementException when no stage was watched
   */
  public DataStream<DeadLetter> all() {
    DataStream<DeadLetter> first = streams.iterator().next();
    return streams.stream().skip(1).reduce(first, (left, right) -> left.union(right));
  }

  private static void measure(DeadLetter letter, ObjLongConsumer<String> counter) {
    counter.accept(name(letter), 1);
    add(Metric.DEAD_LETTER_CALLS.key(), letter, letter.getAttempts(), counter);
    add(Metric.DEAD_LETTER_COST.key(), letter, letter.getCostMicroUsd(), counter);
    add(Metric.DEAD_LETTER_INPUT_TOKENS.key(), letter, letter.getInputTokens(), counter);
    add(Metric.DEAD_LETTER_OUTPUT_TOKENS.key(), letter, letter.getOutputTokens(), counter);
  }

  private static void add(
      String sum, DeadLetter letter, long amount, ObjLongConsumer<String> counter) {
    if (amount > 0) {
      counter.accept(sum + letter.getStage(), amount);
    }
  }

  /** The accumulator's name of a door, stage and reason. */
  public static String name(DeadLetter letter) {
    return prefix(letter.getDoor(), letter.getStage()) + letter.getReason();
  }

  /** What the names of all reasons of a door and stage begin with. */
  public static String prefix(Door door, String stage) {
    return prefix(door) + stage + "/";
  }

  /** What the names of all reasons of a door begin with. */
  public static String prefix(Door door) {
    return door.name().toLowerCase(Locale.ROOT) + "/";
  }
}
