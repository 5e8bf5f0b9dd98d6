package com.thriviohr.datasets.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Input files held against their contract, line by line and outside a job: how many lines cannot be
 * read, why, and what the files look like. It never tells what a line holds.
 */
public final class InputInspection {
  private static final int REASONS_TOLD = 3;
  private static final int FEWEST_LINES_OF_A_FILE = 200;

  private final InputContract<?> contract;
  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private long lines;
  private long unreadable;
  private boolean whole = true;

  private InputInspection(InputContract<?> contract) {
    this.contract = requireNonNull(contract, "contract");
  }

  /**
   * @param files what to read
   * @param contract what each line must be
   * @param mostLines how many lines to read, spread over the files; {@link Long#MAX_VALUE} for all
   * @param each takes what could be read
   * @throws UncheckedIOException when a file cannot be opened
   */
  public static <T extends SpecificRecord> InputInspection of(
      List<FileStatus> files, InputContract<T> contract, long mostLines, Consumer<T> each) {
    InputInspection inspection = new InputInspection(contract);
    long ofEach = Math.max(FEWEST_LINES_OF_A_FILE, mostLines / Math.max(1, files.size()));
    for (FileStatus file : files) {
      if (inspection.lines >= mostLines) {
        inspection.whole = false;
        break;
      }
      inspection.read(file.getPath(), contract.parser(), ofEach, each);
    }
    return inspection;
  }

  private <T> void read(Path path, RecordParser<T> parser, long most, Consumer<T> each) {
    long number = 0;
    long last = lines + most;
    try (LineReader reader = LineReader.open(path)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        number++;
        if (lines >= last) {
          whole = false;
          return;
        }
        if (reader.problem() != null) {
          count(new BadRecordException(reader.problem(), "The line is unreadable."), path, number);
        } else if (!line.isBlank()) {
          parse(line, parser, each, path, number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read after line " + number, e);
    }
  }

  private <T> void parse(
      String line, RecordParser<T> parser, Consumer<T> each, Path path, long number) {
    T record;
    try {
      record = parser.parse(JsonRecord.parse(line));
    } catch (BadRecordException e) {
      count(e, path, number);
      return;
    }
    lines++;
    each.accept(record);
  }

  private void count(BadRecordException problem, Path path, long number) {
    lines++;
    unreadable++;
    reasons.computeIfAbsent(problem.reason(), code -> new Reason(problem, path, number)).count++;
  }

  /** Lines read that are not blank. */
  public long lines() {
    return lines;
  }

  /** Those of them that are not what the contract asks for. */
  public long unreadable() {
    return unreadable;
  }

  /** True when every line was read. */
  public boolean isWhole() {
    return whole;
  }

  /** True when a compressed file is cut off or damaged: nobody knows what is missing. */
  public boolean isBrokenOff() {
    return reasons.containsKey(LineReader.TRUNCATED_FILE);
  }

  /**
   * The commonest reasons, each with the place of its first line, and what that file looks like.
   */
  public String explanation() {
    List<Reason> commonest =
        reasons.values().stream()
            .sorted(Comparator.comparingLong((Reason reason) -> -reason.count))
            .limit(REASONS_TOLD)
            .collect(Collectors.toList());
    String told = commonest.stream().map(Reason::toString).collect(Collectors.joining("; "));
    return commonest.isEmpty() ? "" : told + looks(commonest.get(0).path);
  }

  /** Words that go on after "looks like": what a file is that cannot be read, when one can tell. */
  public static Optional<String> guess(Path file, InputContract<?> contract) {
    return FileGuess.of(file, contract);
  }

  private String looks(Path file) {
    return FileGuess.of(file, contract)
        .map(guess -> ". " + file.getName() + " looks like " + guess)
        .orElse("");
  }

  private static final class Reason {
    private final BadRecordException problem;
    private final Path path;
    private final long line;
    private long count;

    private Reason(BadRecordException problem, Path path, long line) {
      this.problem = problem;
      this.path = path;
      this.line = line;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %,d times, first in %s line %,d (%s)",
          problem.reason(),
          count,
          path.getName(),
          line,
          problem.getMessage().replaceAll("\\.$", ""));
    }
  }
}
