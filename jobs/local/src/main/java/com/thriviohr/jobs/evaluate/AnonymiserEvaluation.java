package com.thriviohr.jobs.evaluate;

import com.thriviohr.udfs.anonymise.detect.DetectionInput;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.EntityTypes;
import com.thriviohr.udfs.anonymise.detect.Overlaps;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what detectors find with what people marked. Only types that the gold data marks count.
 *
 * <p>Beside spans it counts entities as the Text Anonymization Benchmark does: all mentions of one
 * entity in a text must be covered, by findings of whatever type.
 *
 * @see <a href="https://aclanthology.org/2022.cl-4.19/">Pilán et al. 2022</a>
 */
public final class AnonymiserEvaluation {
  private static final double LEAST_OVERLAP = 0.75;
  private static final int CONTEXT = 30;

  private final List<Detector> detectors;
  private final RosterIndex roster;
  private final Scores exact = new Scores(1);
  private final Scores overlapping = new Scores(LEAST_OVERLAP);
  private final Coverage coverage = new Coverage();
  private final Set<String> types = new TreeSet<>();
  private final List<String> errors = new ArrayList<>();
  private int goldEntities;
  private int maskedEntities;

  /**
   * @param detectors to measure
   * @param roster the people to search for; {@link RosterIndex#empty()} without
   */
  public AnonymiserEvaluation(List<Detector> detectors, RosterIndex roster) {
    this.detectors = List.copyOf(detectors);
    this.roster = roster;
  }

  /** Scores all texts of a collection. */
  public void add(Collection<GoldText> texts) {
    texts.forEach(text -> text.entities().forEach(entity -> types.add(entity.type())));
    texts.forEach(this::score);
  }

  private void score(GoldText text) {
    List<Entity> all = found(text);
    List<Entity> found =
        all.stream().filter(entity -> types.contains(entity.type())).collect(Collectors.toList());
    exact.add(text.entities(), found);
    overlapping.add(text.entities(), found);
    countEntities(text, all);
    coverage.add(text.entities(), found);
    for (Entity gold : text.entities()) {
      if (!overlapping.hits(gold, found)) {
        errors.add("miss  " + line(text.text(), gold));
      }
    }
    for (Entity entity : found) {
      if (!overlapping.hits(entity, text.entities())
          && !entity.type().equals(EntityTypes.USERNAME)) {
        errors.add("false " + line(text.text(), entity));
      }
    }
  }

  /** Spans of the text itself. */
  private List<Entity> found(GoldText text) {
    NormalisedText normalised = NormalisedText.of(text.text());
    DetectionInput input = new DetectionInput(normalised, roster, text.participants());
    List<Entity> found = new ArrayList<>();
    detectors.forEach(detector -> detector.detect(input, found::add));
    List<Entity> plain = new ArrayList<>();
    for (Entity entity : Overlaps.settle(found, normalised.text())) {
      Entity over =
          entity.over(normalised.plainStart(entity.start()), normalised.plainEnd(entity.end()));
      plain.add(types.contains(over.type()) ? over : over.withType(broader(over.type())));
    }
    return plain;
  }

  /**
   * A date of birth is a date where the gold data has no dates of birth, a postcode part of an
   * address where it has no postcodes, and so on.
   */
  private static String broader(String type) {
    switch (type) {
      case EntityTypes.ZIP_CODE:
        return EntityTypes.STREET_ADDRESS;
      case EntityTypes.DATE_OF_BIRTH:
        return EntityTypes.DATE_TIME;
      case EntityTypes.AWS_KEY:
      case EntityTypes.SLACK_TOKEN:
        return EntityTypes.API_KEY;
      default:
        return type;
    }
  }

  private void countEntities(GoldText text, List<Entity> found) {
    BitSet covered = new BitSet();
    found.forEach(entity -> covered.set(entity.start(), entity.end()));
    Map<String, Boolean> masked = new HashMap<>();
    for (Entity gold : text.entities()) {
      String mention = Characters.fold(text.text().substring(gold.start(), gold.end()));
      boolean whole = covered.nextClearBit(gold.start()) >= gold.end();
      masked.merge(gold.type() + "\n" + mention, whole, Boolean::logicalAnd);
    }
    goldEntities += masked.size();
    maskedEntities += (int) masked.values().stream().filter(whole -> whole).count();
  }

  private static String line(String text, Entity entity) {
    int from = Math.max(0, entity.start() - CONTEXT);
    int to = Math.min(text.length(), entity.end() + CONTEXT);
    String marked =
        text.substring(from, entity.start())
            + "⟦"
            + text.substring(entity.start(), entity.end())
            + "⟧"
            + text.substring(entity.end(), to);
    return entity.type() + "  …" + marked.replace('\n', '⏎') + "…";
  }

  /** Scores of spans that share three quarters of their union. */
  public Scores overlapping() {
    return overlapping;
  }

  /** Scores of equal spans. */
  public Scores exact() {
    return exact;
  }

  /** Share of entities of which every mention is covered. */
  public double entityRecall() {
    return goldEntities == 0 ? 0 : (double) maskedEntities / goldEntities;
  }

  /** Prints the tables. */
  public void print(PrintStream out) {
    out.println("Spans that share three quarters of their union:");
    overlapping.print(out, types);
    out.println("Equal spans:");
    exact.print(out, types);
    out.printf(
        Locale.ROOT,
        "Entities of which every mention is covered: %.3f of %d%n",
        entityRecall(),
        goldEntities);
    coverage.print(out);
  }

  /** Prints every miss and every false finding with the text around it. */
  public void printErrors(PrintStream out) {
    errors.forEach(out::println);
  }
}
