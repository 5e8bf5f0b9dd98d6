package com.thriviohr.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/**
 * What a file that is no JSON Lines looks like, from its first bytes. It tells names of known
 * fields and counts, never anything a file holds.
 */
final class FileGuess {
  private static final int HEAD_BYTES = 1 << 14;
  private static final List<String> BATCH_FIELDS = List.of("custom_id", "method", "url", "body");
  private static final Pattern SEPARATORS = Pattern.compile("[,;\t|]");

  private final byte[] head;
  private final InputContract<?> contract;

  private FileGuess(byte[] head, InputContract<?> contract) {
    this.head = head;
    this.contract = contract;
  }

  /** Words that go on after "looks like", or nothing. */
  static Optional<String> of(Path file, InputContract<?> contract) {
    try (InputStream in = LineReader.stream(file)) {
      return new FileGuess(in.readNBytes(HEAD_BYTES), contract).guess();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> guess() {
    return container().or(this::text);
  }

  private Optional<String> container() {
    if (startsWith(0x50, 0x4B, 0x03, 0x04)) {
      return Optional.of("an Excel or zip file: export it as JSON Lines");
    }
    if (startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
      return Optional.of("an old Excel file: export it as JSON Lines");
    }
    if (startsWith('P', 'A', 'R', '1')) {
      return Optional.of("Parquet: export it as JSON Lines");
    }
    if (startsWith('O', 'b', 'j', 1)) {
      return Optional.of("Avro: export it as JSON Lines");
    }
    if (startsWith(0x1F, 0x8B)) {
      return Optional.of("gzip under another name: let its name end in .gz");
    }
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      return Optional.of("UTF-16: convert it to UTF-8");
    }
    return startsWith('%', 'P', 'D', 'F') ? Optional.of("PDF") : Optional.empty();
  }

  private Optional<String> text() {
    List<String> lines =
        new String(head, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replace("\uFEFF", "").strip())
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toList());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String first = lines.get(0);
    switch (first.charAt(0)) {
      case '[':
        return Optional.of("one JSON array: write one object a line, as jq -c '.[]' does");
      case '<':
        return Optional.of("HTML or XML");
      case '{':
        return json(first);
      default:
        return table(lines);
    }
  }

  private Optional<String> json(String line) {
    try {
      JsonRecord record = JsonRecord.parse(line);
      boolean batch = BATCH_FIELDS.stream().allMatch(record::has);
      if (batch && contract == InputContract.PROMPT) {
        return Optional.empty();
      }
      return batch
          ? Optional.of("an OpenAI batch file, which holds prompts")
          : Optional.of("JSON of another schema: " + fields(record));
    } catch (BadRecordException e) {
      boolean opened = line.equals("{") || line.matches("\\{\\s*\"[^\"]*\"\\s*:.*,");
      return opened
          ? Optional.of("JSON over several lines: write one object a line, as jq -c . does")
          : Optional.empty();
    }
  }

  private String fields(JsonRecord record) {
    List<String> found = contract.known().stream().filter(record::has).collect(Collectors.toList());
    List<String> missing =
        contract.required().stream()
            .filter(field -> !record.has(field))
            .collect(Collectors.toList());
    return (found.isEmpty()
            ? "it has no field that is read"
            : "of the fields that are read it has " + String.join(", ", found))
        + (missing.isEmpty() ? "" : "; missing are " + String.join(", ", missing));
  }

  /** The same number of separators in the first lines. Only a header of known names is told. */
  private Optional<String> table(List<String> lines) {
    for (String separator : List.of(",", ";", "\t", "|")) {
      List<Long> counts =
          lines.stream()
              .limit(Math.max(1, Math.min(3, lines.size() - 1)))
              .map(line -> line.chars().filter(unit -> unit == separator.charAt(0)).count())
              .collect(Collectors.toList());
      if (counts.get(0) > 0 && counts.stream().distinct().count() == 1) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "CSV of %d columns%s: convert it to JSON Lines",
                counts.get(0) + 1,
                knownColumns(lines.get(0))));
      }
    }
    return Optional.empty();
  }

  private String knownColumns(String header) {
    List<String> known = contract.known();
    String columns =
        Arrays.stream(SEPARATORS.split(header))
            .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
            .filter(known::contains)
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "" : " (" + columns + " among them)";
  }

  private boolean startsWith(int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
