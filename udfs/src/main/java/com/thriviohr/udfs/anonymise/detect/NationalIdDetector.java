package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds national numbers of people with check digits, of the countries in {@code
 * national-ids.yaml}; those with letters are {@link LetteredIds}. US, UK, Canadian and Indian ones
 * have detectors and types of their own.
 */
public final class NationalIdDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "national-id";

  private static final String FILE = "/com/thriviohr/udfs/anonymise/national-ids.yaml";
  private static final int FEWEST_DIGITS = 7;
  private static final List<Detector> KINDS = kinds();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() >= FEWEST_DIGITS) {
      for (Detector kind : KINDS) {
        kind.detect(input, found);
      }
    }
  }

  private static List<Detector> kinds() {
    YamlMapping yaml = YamlMapping.parse(ResourceText.read(NationalIdDetector.class, FILE), FILE);
    yaml.text("version");
    List<Detector> kinds = new ArrayList<>();
    yaml.mappings("numbers").forEach(row -> kinds.add(new NumberDetector(rule(row))));
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    kinds.add(LetteredIds.detector(NAME));
    return List.copyOf(kinds);
  }

  private static NumberRule rule(YamlMapping row) {
    row.text("id");
    int digits = row.whole("digits", FEWEST_DIGITS, FEWEST_DIGITS, 20);
    String begins = row.optional("begins").orElse("");
    Predicate<String> valid = check(row);
    NumberRule rule =
        NumberRule.proven(
            NAME,
            EntityTypes.NATIONAL_ID,
            digits,
            digits,
            number -> number.startsWith(begins) && !isOneDigit(number) && valid.test(number));
    String words = row.optional("words").orElse("");
    String shapes = row.optional("shapes").orElse("");
    boolean alone = row.flag("alone");
    row.refuseUnreadKeys();
    if (alone) {
      return rule;
    }
    NumberRule near = rule.near(Confidence.CHECKSUM, words.split(" "));
    return shapes.isEmpty() ? near : near.orGrouped(shapes.split(","));
  }

  private static Predicate<String> check(YamlMapping row) {
    String algorithm = row.optional("algorithm").orElse("");
    if (algorithm.isEmpty()) {
      return CheckDigit.all(row.mappings("checks"));
    }
    Predicate<String> named = CheckAlgorithms.named(algorithm);
    if (named == null) {
      row.refuse("algorithm", "is unknown: give one of " + CheckAlgorithms.names());
    }
    return named;
  }

  /** "000000000" passes many a check. */
  private static boolean isOneDigit(String number) {
    return number.chars().distinct().count() == 1;
  }
}
