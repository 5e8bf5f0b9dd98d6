package com.thriviohr.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/**
 * A file of marked texts, in a form that its first character tells: JSON Lines, Presidio's JSON
 * array of samples, or CoNLL's columns.
 *
 * @see <a href="https://github.com/microsoft/presidio-research">presidio-research</a>
 * @see <a href="https://www.clips.uantwerpen.be/conll2003/ner/">CoNLL-2003</a>
 */
final class GoldFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldFile() {}

  /**
   * @param ignored types of the file that do not count
   * @throws InvalidInputException for what is no marked text, and for types that are neither known
   *     nor ignored: measured by a part of its types, a file would look better or worse than it is
   */
  static List<GoldText> read(String file, Set<String> ignored) throws IOException {
    Path path = new Path(file);
    List<GoldText> texts = parse(content(path, file), path.getName());
    Map<String, Integer> unknown = new TreeMap<>();
    for (GoldText text : texts) {
      text.types().stream()
          .filter(type -> !EntityTypes.ALL.contains(type) && !ignored.contains(type))
          .forEach(type -> unknown.merge(type, 1, Integer::sum));
    }
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s marks types that are unknown here, with so many mentions: %s. Rename them to one"
                  + " of %s, or leave them out of account with --ignore-types %s",
              path.getName(),
              unknown,
              EntityTypes.ALL,
              String.join(",", unknown.keySet())));
    }
    return texts.stream().map(text -> text.without(ignored)).collect(Collectors.toList());
  }

  private static String content(Path path, String file) throws IOException {
    try (InputStream in = path.getFileSystem().open(path)) {
      String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return content.startsWith("\ufeff") ? content.substring(1) : content;
    } catch (FileNotFoundException e) {
      throw new InvalidInputException("--gold '" + file + "' does not exist.", e);
    }
  }

  private static List<GoldText> parse(String content, String file) {
    String start = content.stripLeading();
    if (start.startsWith("[")) {
      return presidio(content, file);
    }
    return start.startsWith("{") || start.isEmpty()
        ? lines(content, file)
        : ConllText.read(content, file);
  }

  private static List<GoldText> lines(String content, String file) {
    List<GoldText> texts = new ArrayList<>();
    int number = 0;
    for (String line : content.split("\\R", -1)) {
      number++;
      if (!line.isBlank()) {
        texts.add(GoldText.parse(line, file, number));
      }
    }
    return texts;
  }

  private static List<GoldText> presidio(String content, String file) {
    List<GoldText> texts = new ArrayList<>();
    for (JsonNode sample : samples(content, file)) {
      texts.add(GoldText.parse(sample.toString(), file, texts.size() + 1));
    }
    return texts;
  }

  private static JsonNode samples(String content, String file) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      // The cause may quote the text, so it is not kept.
      throw new InvalidInputException(
          file + " is no JSON array of samples: correct line " + e.getLocation().getLineNr() + ".");
    }
  }
}
