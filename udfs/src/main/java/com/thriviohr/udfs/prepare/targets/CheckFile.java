package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thriviohr.datasets.record.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Holds JSON Lines files of anybody's making against the rules and limits of one form. All files of
 * a dataset go through one checker, since their columns must agree.
 */
public final class CheckFile {
  private static final String SUFFIX = ".jsonl";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final TargetForm form;
  private final Consumer<Violation> report;
  private TreeSet<String> columns;
  private long rows;

  /**
   * @param form what the target takes
   * @param report takes every violation, in the order of the files
   */
  public CheckFile(TargetForm form, Consumer<Violation> report) {
    this.form = form;
    this.report = report;
  }

  /** Rows read so far. */
  public long rows() {
    return rows;
  }

  /**
   * Checks one file.
   *
   * @param name how violations name it; a folder {@code validation} or {@code test} in it tells the
   *     split, otherwise it is held to be training data
   * @param bytes its length
   * @throws IOException when it cannot be read
   */
  public void check(String name, long bytes, InputStream in) throws IOException {
    List<TargetRule> broken = new ArrayList<>();
    if (!name.endsWith(SUFFIX)) {
      broken.add(TargetRule.FILE_SUFFIX);
    }
    SetLimits limits = form.limits(split(name));
    if (bytes > limits.maxBytes()) {
      broken.add(TargetRule.TOO_MANY_BYTES);
    }
    long before = rows;
    try {
      readLines(name, in);
      count(rows - before, limits).ifPresent(broken::add);
    } catch (CharacterCodingException e) {
      broken.add(TargetRule.NOT_UTF8);
    }
    broken.forEach(rule -> report.accept(new Violation(name, 0, "", rule)));
  }

  private void readLines(String name, InputStream in) throws IOException {
    // A decoder of its own refuses malformed bytes, which a charset would quietly replace.
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
        report.accept(new Violation(name, 0, "", TargetRule.BYTE_ORDER_MARK));
        checkLine(name, number, line.substring(1));
      } else {
        checkLine(name, number, line);
      }
    }
  }

  private void checkLine(String name, long number, String line) {
    if (line.isBlank()) {
      report.accept(new Violation(name, number, "", TargetRule.BLANK_LINE));
      return;
    }
    rows++;
    try {
      JsonNode row = STRICT.readTree(line);
      broken(row)
          .ifPresent(rule -> report.accept(new Violation(name, number, recordId(row), rule)));
    } catch (JsonProcessingException e) {
      report.accept(new Violation(name, number, "", TargetRule.NOT_JSON));
    }
  }

  private Optional<TargetRule> broken(JsonNode row) {
    try {
      Optional<TargetRule> broken = form.rules().broken(form.schema().read(row));
      return broken.isPresent() || !columnsDiffer(row)
          ? broken
          : Optional.of(TargetRule.COLUMNS_DIFFER);
    } catch (BrokenRowException e) {
      return Optional.of(e.rule());
    }
  }

  private boolean columnsDiffer(JsonNode row) {
    TreeSet<String> names = new TreeSet<>();
    row.fieldNames().forEachRemaining(names::add);
    if (columns == null) {
      columns = names;
    }
    return form.schema().columnsMustAgree() && !columns.equals(names);
  }

  private static Optional<TargetRule> count(long rows, SetLimits limits) {
    if (rows > limits.maxRows()) {
      return Optional.of(TargetRule.TOO_MANY_ROWS);
    }
    // An empty file is of no use to any target.
    return rows < Math.max(1, limits.minRows())
        ? Optional.of(TargetRule.TOO_FEW_ROWS)
        : Optional.empty();
  }

  /** An id only where it looks like one, so that no text can come by that way. */
  private static String recordId(JsonNode row) {
    String id = row.path("example_id").asText("");
    return RECORD_ID.matcher(id).matches() ? id : "";
  }

  private static Split split(String name) {
    List<String> folders = Arrays.asList(name.split("/"));
    if (folders.contains("validation")) {
      return Split.VALIDATION;
    }
    return folders.contains("test") ? Split.TEST : Split.TRAIN;
  }
}
