package com.thriviohr.udfs.anonymise.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.anonymise.DetectorCatalog;
import com.thriviohr.udfs.anonymise.detect.DetectionInput;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.Overlaps;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what the detectors find with gold data and scores each type: precision, recall, F1 and
 * F2, for equal spans and for spans that share three quarters of their union. Without a roster, so
 * names count only as far as other detectors find them.
 */
public final class EvaluateAnonymiser {
  private static final double LEAST_OVERLAP = 0.75;

  private final List<Detector> detectors;
  private final Map<String, Score> exact = new TreeMap<>();
  private final Map<String, Score> overlapping = new TreeMap<>();

  /**
   * @param detectors to measure
   */
  public EvaluateAnonymiser(List<Detector> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  /**
   * Prints a table per file.
   *
   * @param args gold files, JSON Lines
   */
  public static void main(String[] args) throws IOException {
    for (String file : args) {
      EvaluateAnonymiser evaluation = new EvaluateAnonymiser(DetectorCatalog.all());
      evaluation.add(Path.of(file));
      System.out.println(Path.of(file).getFileName());
      evaluation.print(System.out);
    }
  }

  /** Adds every text of a gold file. */
  public void add(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      GoldText gold = GoldText.of(json.readTree(line));
      score(gold.entities(), found(gold.text()));
    }
  }

  /** Prints one line per type that the gold data has or the detectors found. */
  public void print(PrintStream out) {
    for (Map.Entry<String, Score> row : exact.entrySet()) {
      out.printf(
          "  %-16s %5d  exact %s  IoU %s%n",
          row.getKey(), row.getValue().goldCount(), row.getValue(), overlapping.get(row.getKey()));
    }
  }

  /** Recall of a type over spans that share three quarters of their union. */
  double recall(String type) {
    return overlapping.getOrDefault(type, new Score()).recall();
  }

  /** Precision of a type over spans that share three quarters of their union. */
  double precision(String type) {
    return overlapping.getOrDefault(type, new Score()).precision();
  }

  private List<Entity> found(String text) {
    NormalisedText normalised = NormalisedText.of(text);
    DetectionInput input = new DetectionInput(normalised, RosterIndex.empty(), Participants.NONE);
    List<Entity> found = new ArrayList<>();
    detectors.forEach(detector -> detector.detect(input, found::add));
    List<Entity> plain = new ArrayList<>();
    for (Entity entity : Overlaps.settle(found, normalised.text())) {
      plain.add(
          entity.over(normalised.plainStart(entity.start()), normalised.plainEnd(entity.end())));
    }
    return plain;
  }

  private void score(List<Entity> gold, List<Entity> found) {
    for (Entity entity : gold) {
      of(exact, entity).gold(hits(entity, found, 1));
      of(overlapping, entity).gold(hits(entity, found, LEAST_OVERLAP));
    }
    for (Entity entity : found) {
      of(exact, entity).found(hits(entity, gold, 1));
      of(overlapping, entity).found(hits(entity, gold, LEAST_OVERLAP));
    }
  }

  private static Score of(Map<String, Score> scores, Entity entity) {
    return scores.computeIfAbsent(entity.type(), type -> new Score());
  }

  private static boolean hits(Entity entity, List<Entity> others, double least) {
    for (Entity other : others) {
      int shared = Math.min(entity.end(), other.end()) - Math.max(entity.start(), other.start());
      int union = entity.length() + other.length() - shared;
      if (other.type().equals(entity.type()) && shared >= least * union) {
        return true;
      }
    }
    return false;
  }

  /** The types scored so far. */
  public List<String> types() {
    return Collections.unmodifiableList(new ArrayList<>(exact.keySet()));
  }
}
