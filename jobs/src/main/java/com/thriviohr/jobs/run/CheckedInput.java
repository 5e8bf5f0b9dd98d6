package com.thriviohr.jobs.run;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.InputInspection;
import com.thriviohr.datasets.source.ParseLines;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.datasets.source.TextLine;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Files that a setting names, held against their contract twice: a first look before the job is
 * submitted, and the job's own counts at its end. A run that could not read what it was given must
 * not look finished.
 *
 * @param <T> type of the records
 */
public final class CheckedInput<T extends SpecificRecord> {
  private static final String TRUNCATED = "/TRUNCATED_FILE";

  private final String setting;
  private final List<FileStatus> files;
  private final InputContract<T> contract;
  private final double maxUnreadable;

  private CheckedInput(
      String setting, List<FileStatus> files, InputContract<T> contract, double maxUnreadable) {
    this.setting = requireNonNull(setting, "setting");
    this.files = List.copyOf(files);
    this.contract = requireNonNull(contract, "contract");
    this.maxUnreadable = maxUnreadable;
  }

  /**
   * @param setting name of the setting, which also names source and parser
   * @param location file or folder
   * @param maxUnreadable share of lines that may be unreadable, 0 to 1
   * @throws InvalidInputException when nothing can be read there
   */
  public static <T extends SpecificRecord> CheckedInput<T> at(
      String setting, String location, InputContract<T> contract, double maxUnreadable) {
    return of(setting, InputFiles.require(setting, location), contract, maxUnreadable);
  }

  /** Like {@link #at}, with the files known. */
  public static <T extends SpecificRecord> CheckedInput<T> of(
      String setting, List<FileStatus> files, InputContract<T> contract, double maxUnreadable) {
    return new CheckedInput<>(setting, files, contract, maxUnreadable);
  }

  /**
   * Reads the first lines of the files.
   *
   * @param lines most lines to read; {@link Long#MAX_VALUE} for all
   * @param each takes the records among them
   * @return the number of lines, as far as they were read
   * @throws InvalidInputException when it is clear that the job could not read them either
   */
  public long preview(long lines, Consumer<T> each) {
    InputInspection inspection = InputInspection.of(files, contract, lines, each);
    if (inspection.lines() == 0) {
      throw new InvalidInputException(
          "--" + setting + " holds no line, so there is nothing to do: name the right files.");
    }
    boolean mostly = inspection.unreadable() * 2 > inspection.lines();
    if (inspection.isBrokenOff() || mostly || inspection.isWhole()) {
      requireReadable(inspection.lines(), inspection.unreadable(), inspection);
    }
    return inspection.lines();
  }

  /** The lines, uncounted. */
  public DataStream<TextLine> lines(StreamExecutionEnvironment environment) {
    return RecordSources.lines(environment, files, setting);
  }

  /** The records; lines are counted, and what is no record leaves by the door. */
  public SingleOutputStreamOperator<T> records(
      StreamExecutionEnvironment environment, SideOutputs sideOutputs) {
    return sideOutputs.watch(
        RecordSources.parse(RecordCounter.count(lines(environment), read()), setting, contract));
  }

  private String read() {
    return setting + ".read";
  }

  /**
   * @param counts of the finished job
   * @throws InvalidInputException when it could not read more lines than allowed, or none came
   */
  public void requireReadable(Counts counts) {
    String door = SideOutputs.prefix(Door.DEAD_LETTER) + ParseLines.STAGE + setting;
    long unreadable = counts.under(door + "/");
    boolean allowed =
        counts.of(door + TRUNCATED) == 0 && unreadable <= maxUnreadable * counts.of(read());
    if (!allowed && maxUnreadable < 1) {
      requireReadable(
          counts.of(read()),
          unreadable,
          InputInspection.of(files, contract, Long.MAX_VALUE, record -> {}));
    }
  }

  private void requireReadable(long lines, long unreadable, InputInspection inspection) {
    boolean tooMany = unreadable > maxUnreadable * lines || inspection.isBrokenOff();
    if (unreadable > 0 && tooMany && maxUnreadable < 1) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "--%s: %,d of %,d lines cannot be read%s, so nothing was published: %s. Correct the"
                  + " input, or allow more with --input.max-unreadable.",
              setting,
              unreadable,
              lines,
              inspection.isBrokenOff()
                  ? " and a compressed file is cut off or damaged"
                  : String.format(
                      Locale.ROOT,
                      ", more than the %s %% allowed",
                      Double.toString(maxUnreadable * 100).replaceAll("\\.0$", "")),
              inspection.explanation()));
    }
  }
}
