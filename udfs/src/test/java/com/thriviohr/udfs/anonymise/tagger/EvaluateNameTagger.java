package com.thriviohr.udfs.anonymise.tagger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints precision, recall and F1 for PERSON on gold files: {@code MODEL BONUS DIRECTORY [ERRORS]}.
 * Errors, on request only, show the text of development data.
 */
public final class EvaluateNameTagger {
  private static final List<String> SETS =
      List.of(
          "wnut17_dev",
          "wnut17_train",
          "btc_f",
          "btc_abeg",
          "wikigold",
          "presidio_generated_large");

  private EvaluateNameTagger() {}

  public static void main(String[] args) throws IOException {
    NameTagger tagger;
    try (InputStream in = Files.newInputStream(Paths.get(args[0]))) {
      tagger = new NameTagger(NameModel.read(in), Integer.parseInt(args[1]));
    }
    System.out.printf("%-26s %29s   %29s%n", "PERSON", "exact P R F1", "IoU>=.75 P R F1");
    for (String set : SETS) {
      Path file = Paths.get(args[2], set + ".jsonl");
      print(set, tagger, file, args.length > 3 && args[3].equals(set));
    }
  }

  private static void print(String set, NameTagger tagger, Path file, boolean errors)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    int[] exact = new int[3];
    int[] loose = new int[3];
    int handles = 0;
    int lines = 0;
    long units = 0;
    long nanos = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode node = mapper.readTree(line);
      String text = node.get("text").asText();
      List<TextSpan> gold = new ArrayList<>();
      for (JsonNode span : node.get("spans")) {
        int start = text.offsetByCodePoints(0, span.get("start").asInt());
        int end = text.offsetByCodePoints(0, span.get("end").asInt());
        String type = span.get("type").asText();
        handles += type.equals("USERNAME") ? 1 : 0;
        if (type.equals("PERSON") && text.charAt(start) != '@') {
          gold.add(new TextSpan(start, end));
        }
      }
      long before = System.nanoTime();
      List<TextSpan> found = tagger.tag(text);
      nanos += System.nanoTime() - before;
      units += text.length();
      count(exact, gold, found, 1.0);
      count(loose, gold, found, 0.75);
      if (errors) {
        show(lines, text, gold, found);
      }
      lines++;
    }
    System.out.printf(
        "%-26s %s   %s   with handles %.3f   %.2f MB/s%n",
        set, score(exact), score(loose), withHandles(exact, handles), units * 1e3 / nanos);
  }

  private static void count(int[] counts, List<TextSpan> gold, List<TextSpan> found, double iou) {
    for (TextSpan span : found) {
      counts[0] += gold.stream().anyMatch(other -> iou(span, other) >= iou) ? 1 : 0;
    }
    counts[1] += found.size();
    counts[2] += gold.size();
  }

  private static double iou(TextSpan a, TextSpan b) {
    int common = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
    return (double) common / (Math.max(a.end(), b.end()) - Math.min(a.start(), b.start()));
  }

  private static String score(int[] counts) {
    double p = counts[0] / Math.max(1.0, counts[1]);
    double r = counts[0] / Math.max(1.0, counts[2]);
    return String.format("%9.3f %9.3f %9.3f", p, r, 2 * p * r / Math.max(1e-9, p + r));
  }

  // Handles are found by rule; the sets leave many unlabelled, which are not counted as wrong.
  private static double withHandles(int[] counts, int handles) {
    return 2.0 * (counts[0] + handles) / (counts[1] + counts[2] + 2.0 * handles);
  }

  private static void show(int line, String text, List<TextSpan> gold, List<TextSpan> found) {
    for (TextSpan span : found) {
      if (!gold.contains(span)) {
        System.out.println(
            line + "\tFP\t" + text.substring(span.start(), span.end()) + "\t" + text);
      }
    }
    for (TextSpan span : gold) {
      if (!found.contains(span)) {
        System.out.println(
            line + "\tFN\t" + text.substring(span.start(), span.end()) + "\t" + text);
      }
    }
  }
}
