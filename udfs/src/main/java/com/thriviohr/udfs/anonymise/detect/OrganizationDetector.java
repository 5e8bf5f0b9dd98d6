package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/**
 * Finds company names by the shipped model and by their legal form: capitalised words before Inc,
 * Ltd, GmbH and the like.
 */
public final class OrganizationDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "organization";

  private static final int MOST_WORDS = 5;
  private static final Keywords FORMS =
      new Keywords(
          "inc",
          "ltd",
          "llc",
          "llp",
          "plc",
          "corp",
          "corporation",
          "gmbh",
          "ag",
          "sarl",
          "bv",
          "oy",
          "ab",
          "limited",
          "incorporated",
          "company",
          "holdings",
          "group",
          "university",
          "bank",
          "foundation",
          "institute",
          "hospital",
          "college");

  private final NameTagger tagger = NameTagger.load();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    for (TextSpan span : input.names(tagger).organizations()) {
      found.accept(entity(span.start(), span.end(), Confidence.MODEL));
    }
    Tokens tokens = input.tokens();
    for (int t = 1; t < tokens.count(); t++) {
      if (Character.isUpperCase(input.at(tokens.start(t))) && FORMS.match(input, t)) {
        int first = first(input, t);
        if (first < t) {
          int end = tokens.end(t) + (input.at(tokens.end(t)) == '.' ? 1 : 0);
          found.accept(entity(tokens.start(first), end, Confidence.CONTEXT));
        }
      }
    }
  }

  private static Entity entity(int start, int end, Confidence strength) {
    return new Entity(start, end, EntityTypes.ORGANIZATION, NAME, strength);
  }

  private static int first(DetectionInput input, int form) {
    Tokens tokens = input.tokens();
    int first = form;
    while (first > 0 && form - first < MOST_WORDS) {
      int gap = tokens.start(first) - tokens.end(first - 1);
      char mark = input.at(tokens.end(first - 1));
      boolean near = gap == 1 ? " -&".indexOf(mark) >= 0 : gap <= 3 && ",& ".indexOf(mark) >= 0;
      if (!near || !Character.isUpperCase(input.at(tokens.start(first - 1)))) {
        break;
      }
      first--;
    }
    return first;
  }
}
