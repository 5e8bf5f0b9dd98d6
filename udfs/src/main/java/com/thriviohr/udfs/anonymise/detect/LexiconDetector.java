package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the phrases of a list, the longest at each place. A phrase of one ambiguous word needs a
 * capital.
 */
public final class LexiconDetector implements Detector {
  private final String name;
  private final String type;
  private final PhraseMatcher phrases;
  private final Predicate<String> ambiguous;

  /**
   * @param name policy name
   * @param type of all findings
   * @param phrases words in any case, with or without diacritics
   * @param ambiguous tells of a folded word whether it means other things, too
   */
  LexiconDetector(
      String name, String type, Collection<String> phrases, Predicate<String> ambiguous) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.phrases = new PhraseMatcher(phrases);
    this.ambiguous = requireNonNull(ambiguous, "ambiguous");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    int t = 0;
    while (t < tokens.count()) {
      int length = phrases.length(input, t);
      length = length == 1 && !isTold(input, t) ? 0 : length;
      if (length > 0) {
        int end = tokens.end(t + length - 1);
        boolean abbreviated =
            type.equals(EntityTypes.TITLE) && input.at(end) == '.' && end - tokens.start(t) <= 4;
        found.accept(
            new Entity(
                tokens.start(t), abbreviated ? end + 1 : end, type, name, Confidence.CONTEXT));
      }
      t += Math.max(1, length);
    }
  }

  private boolean isTold(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    return Character.isUpperCase(input.at(start))
        || !ambiguous.test(
            Characters.fold(input.text().substring(start, input.tokens().end(token))));
  }
}
