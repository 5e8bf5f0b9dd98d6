package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.List;

/** Whether the words before a token lead to a place: "lives in", "the city of", "Where:". */
final class PlaceEvidence {
  private static final int WORDS_BACK = 3;
  private static final List<String> LIST = WordList.read("place-words.txt");
  private static final Keywords VERBS = kind("verb");
  private static final Keywords MOVES = kind("move");
  private static final Keywords NOUNS = kind("noun");
  private static final Keywords NAMES = kind("name");
  private static final Keywords LABELS = kind("label");
  private static final Keywords VENUES = kind("venue");
  private static final Keywords GIVEN = kind("given");
  private static final Keywords IN = new Keywords("in", "from", "to", "near", "at", "around");
  private static final Keywords PREPOSITIONS =
      new Keywords(
          "in",
          "from",
          "to",
          "near",
          "at",
          "of",
          "for",
          "visit",
          "visited",
          "the",
          "via",
          "across",
          "around",
          "throughout",
          "outside",
          "inside",
          "and",
          "or",
          "between",
          "like",
          "where",
          "location",
          "city",
          "country");
  private static final Keywords UP = new Keywords("up");
  private static final Keywords GREW = new Keywords("grew", "grow", "growing");
  private static final Keywords OF = new Keywords("of");
  private static final Keywords ONLY_IN = new Keywords("in");
  private static final Keywords BE = new Keywords("m", "am", "im", "re", "are");

  private final DetectionInput input;
  private final Tokens tokens;
  private final boolean capitals;

  PlaceEvidence(DetectionInput input, boolean capitals) {
    this.capitals = capitals;
    this.input = input;
    this.tokens = input.tokens();
  }

  private static Keywords kind(String kind) {
    List<String> words = new ArrayList<>();
    for (String line : LIST) {
      if (line.startsWith(kind + " ")) {
        words.add(Characters.fold(line.substring(kind.length() + 1)));
      }
    }
    return new Keywords(words.toArray(new String[0]));
  }

  /** True for Jordan, Charlotte and the like, which name people, too. */
  boolean isGivenName(int token) {
    return GIVEN.match(input, token);
  }

  /** True for Club, Airport and the like behind the name of a place. */
  boolean isVenue(int token) {
    return VENUES.match(input, token);
  }

  /** True when a preposition or the like stands before a token that may be a place. */
  boolean isPreceded(int token) {
    return token > 0
        && tokens.start(token) - tokens.end(token - 1) <= 3
        && PREPOSITIONS.match(input, token - 1);
  }

  /** True when the words before a token lead to a place whatever the token is. */
  boolean leadsTo(int token) {
    if (token == 0) {
      return false;
    }
    int before = token - 1;
    int gap = tokens.start(token) - tokens.end(before);
    char mark = input.at(tokens.end(before));
    if (mark == ':') {
      return gap <= 3 && LABELS.match(input, before) && isLineStart(before);
    }
    if (gap != 1 || mark != ' ') {
      return false;
    }
    boolean named = NAMES.match(input, before);
    boolean of = before > 0 && OF.match(input, before) && NAMES.match(input, before - 1);
    return named || of || (IN.match(input, before) && isPlaced(before));
  }

  /** "lives with us in": a verb, or a noun at once, before a preposition. */
  private boolean isPlaced(int preposition) {
    if (preposition == 0) {
      return false;
    }
    if (capitals
        && ONLY_IN.match(input, preposition)
        && (NOUNS.match(input, preposition - 1) || BE.match(input, preposition - 1))) {
      return true;
    }
    int back = capitals ? WORDS_BACK : 1;
    for (int t = preposition - 1; t >= Math.max(0, preposition - back); t--) {
      int end = tokens.end(t);
      if (".!?;:\n".indexOf(input.at(end)) >= 0) {
        return false;
      }
      if (VERBS.match(input, t) || (capitals && MOVES.match(input, t)) || isGrewUp(t)) {
        return true;
      }
    }
    return false;
  }

  private boolean isGrewUp(int token) {
    return token > 0 && UP.match(input, token) && GREW.match(input, token - 1);
  }

  private boolean isLineStart(int token) {
    int at = tokens.start(token) - 1;
    while (at >= 0 && (input.at(at) == ' ' || input.at(at) == '>')) {
      at--;
    }
    return at < 0 || input.at(at) == '\n';
  }
}
