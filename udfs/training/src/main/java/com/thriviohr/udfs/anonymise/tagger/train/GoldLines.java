package com.thriviohr.udfs.anonymise.tagger.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.anonymise.tagger.Label;
import com.thriviohr.udfs.anonymise.tagger.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads labelled lines that a user supplies. */
final class GoldLines {
  private GoldLines() {}

  /**
   * PERSON and ORGANIZATION spans are learnt as such; spans of every other type are other names.
   */
  static List<Labelled> read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Labelled> read = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = mapper.readTree(line);
      String text = node.path("text").asText();
      byte[] labels = new byte[text.length()];
      for (JsonNode span : node.path("spans")) {
        int start = text.offsetByCodePoints(0, span.path("start").asInt());
        int end = text.offsetByCodePoints(0, span.path("end").asInt());
        int label = label(span.path("type").asText());
        Arrays.fill(labels, start, end, (byte) label);
        labels[start] = (byte) (label == Label.BEGIN ? Label.INSIDE : label);
      }
      read.add(new Labelled(text, labels));
    }
    return read;
  }

  private static int label(String type) {
    switch (type) {
      case "PERSON":
        return Label.BEGIN;
      case "ORGANIZATION":
        return Label.ORGANIZATION;
      default:
        return Label.OTHER;
    }
  }
}
