package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Finds places by a list of countries and cities, and unknown names behind words that lead to a
 * place, such as "lives in". Places that are given names, too, need a preposition before them.
 */
public final class LocationDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "location";

  private static final int MOST_WORDS = 5;

  private final PhraseMatcher places;

  /**
   * @param places known names in any case
   */
  LocationDetector(Collection<String> places) {
    this.places = new PhraseMatcher(requireNonNull(places, "places"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    StreetText text = new StreetText(input);
    PlaceEvidence evidence = new PlaceEvidence(input, !text.isWithoutCapitals());
    Tokens tokens = input.tokens();
    int t = 0;
    while (t < tokens.count()) {
      int length = known(input, evidence, t);
      int free = evidence.leadsTo(t) ? unknown(input, text, evidence, t) : 0;
      length = Math.max(length, free);
      if (length > 0) {
        found.accept(
            new Entity(
                tokens.start(t),
                tokens.end(t + length - 1),
                EntityTypes.LOCATION,
                NAME,
                Confidence.CONTEXT));
      }
      t += Math.max(1, length);
    }
  }

  private int known(DetectionInput input, PlaceEvidence evidence, int token) {
    int length = places.length(input, token);
    if (length != 1) {
      return length;
    }
    boolean capital = Character.isUpperCase(input.at(input.tokens().start(token)));
    if (evidence.isGivenName(token)) {
      boolean name = capital || !isOrdinary(input, token);
      boolean led = name && (evidence.leadsTo(token) || evidence.isPreceded(token));
      return led || isBeforeComma(input, token) ? 1 : 0;
    }
    return capital || !isOrdinary(input, token) ? 1 : 0;
  }

  /** "Paris, France". */
  private boolean isBeforeComma(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    return token + 1 < tokens.count()
        && input.at(tokens.end(token)) == ','
        && tokens.start(token + 1) - tokens.end(token) == 2
        && Countries.length(input, token + 1) > 0;
  }

  /** Number of words of a name that no list has. */
  private static int unknown(
      DetectionInput input, StreetText text, PlaceEvidence evidence, int first) {
    if (text.isWithoutCapitals()) {
      return isUnusualWord(input, text, first) ? 1 : 0;
    }
    int t = first;
    while (t < Math.min(text.count(), first + MOST_WORDS) && (t == first || text.isNear(t))) {
      boolean name = !text.isNumber(t) && text.isName(t) && (t > first || text.isUpper(t));
      boolean ended = t > first && (evidence.isVenue(t) || endsSentence(input, t - 1));
      if (!name || ended) {
        break;
      }
      t++;
    }
    while (t > first && !text.isUpper(t - 1)) {
      t--;
    }
    boolean ordinary = t == first + 1 && isOrdinary(input, first);
    return ordinary ? 0 : t - first;
  }

  /** "Lyon. It" but not "St. Ives". */
  private static boolean endsSentence(DetectionInput input, int token) {
    int end = input.tokens().end(token);
    return input.at(end) == '.' && end - input.tokens().start(token) > 2;
  }

  /** A word English does not have, at the end of a phrase. */
  private static boolean isUnusualWord(DetectionInput input, StreetText text, int token) {
    Tokens tokens = input.tokens();
    int length = tokens.end(token) - tokens.start(token);
    return length > 3
        && Character.isLetter(input.at(tokens.start(token)))
        && !text.isNumber(token)
        && !isOrdinary(input, token)
        && (token + 1 == tokens.count() || ".,!?\n".indexOf(input.at(tokens.end(token))) >= 0);
  }

  private static boolean isOrdinary(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    return WordList.isOrdinary(
        Characters.fold(input.text().substring(tokens.start(token), tokens.end(token))));
  }
}
