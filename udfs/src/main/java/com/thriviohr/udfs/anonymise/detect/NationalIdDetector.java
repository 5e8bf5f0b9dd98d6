package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private static final int MOST_DIGITS = 20;
  private static final int SHORTEST_NAME = 3;
  private static final NumberDetector NUMBERS = new NumberDetector(NAME, rules());
  private static final List<Detector> LETTERED =
      List.of(LetteredIds.proven(NAME), LetteredIds.told(NAME));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() >= FEWEST_DIGITS) {
      // Behind a plus sign stands a phone number.
      NUMBERS.detect(input, run -> input.at(run.start(0) - 1) != '+', found);
      LETTERED.forEach(lettered -> lettered.detect(input, found));
    }
  }

  private static List<NumberRule> rules() {
    YamlMapping yaml = YamlMapping.parse(ResourceText.read(NationalIdDetector.class, FILE), FILE);
    yaml.text("version");
    List<NumberRule> rules = new ArrayList<>();
    for (YamlMapping row : yaml.mappings("numbers")) {
      NumberRule rule = rule(row);
      rules.add(rule);
      told(row, rule.longest()).ifPresent(rules::add);
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    return rules;
  }

  /** The same length behind the number's own name: mistyped, it is personal still. */
  private static Optional<NumberRule> told(YamlMapping row, int digits) {
    String[] names =
        Arrays.stream(row.optional("words").orElse("").split(" "))
            .filter(word -> word.length() >= SHORTEST_NAME && !WordList.isOrdinary(word))
            .toArray(String[]::new);
    NumberRule any =
        NumberRule.proven(NAME, EntityTypes.NATIONAL_ID, digits, digits, number -> true);
    return names.length == 0 ? Optional.empty() : Optional.of(any.near(Confidence.CONTEXT, names));
  }

  private static NumberRule rule(YamlMapping row) {
    row.text("id");
    int digits = row.whole("digits", FEWEST_DIGITS, FEWEST_DIGITS, MOST_DIGITS);
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
    for (int i = 1; i < number.length(); i++) {
      if (number.charAt(i) != number.charAt(0)) {
        return false;
      }
    }
    return true;
  }
}
