package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names behind a title or in a salutation, "Ms. Xi", "Dear Jun,", however unknown they are. */
final class TitledNames {
  private static final Keywords TITLES =
      new Keywords(
          "mr", "mrs", "ms", "mme", "mlle", "herr", "herrn", "frau", "dhr", "mevrouw", "signor",
          "signora", "senhor", "senhora", "senor", "senora");

  /** Before words, too: "Prof. Development". */
  private static final Keywords RANKS = new Keywords("dr", "prof", "sgt", "lt", "capt");

  private static final Keywords OFFICES =
      new Keywords("president", "chairman", "speaker", "doktor", "professor", "secretary", "dr");

  private static final Keywords DEAR =
      new Keywords(
          "dear", "liebe", "lieber", "querida", "querido", "cher", "caro", "cara", "beste");
  private static final Keywords EVERYBODY =
      new Keywords(
          "all",
          "team",
          "sir",
          "madam",
          "sirs",
          "colleague",
          "colleagues",
          "customer",
          "customers",
          "friend",
          "friends",
          "everyone",
          "everybody",
          "both",
          "hiring",
          "lord",
          "god",
          "diary",
          "kollegen",
          "kolleginnen",
          "freunde",
          "alle",
          "collega",
          "tous",
          "todos",
          "tutti");

  private TitledNames() {}

  /** The names in text order, with those behind titles that none of them covers. */
  static List<TextSpan> among(DetectionInput input, List<TextSpan> names) {
    if (!TITLES.mayOccur(input) && !RANKS.mayOccur(input) && !DEAR.mayOccur(input)) {
      return names;
    }
    List<TextSpan> all = new ArrayList<>(names);
    Tokens tokens = input.tokens();
    int next = 0;
    for (int token = 1; token < tokens.count(); token++) {
      TextSpan name = new TextSpan(tokens.start(token), tokens.end(token));
      while (next < names.size() && names.get(next).end() <= name.start()) {
        next++;
      }
      boolean covered = next < names.size() && names.get(next).overlaps(name);
      if (!covered && isTold(input, token)) {
        all.add(name);
      }
    }
    all.sort(Comparator.comparingInt(TextSpan::start));
    return all;
  }

  /** True for a name that starts at an offset, right behind Mr, Frau or Dr. */
  static boolean isTitled(DetectionInput input, int start) {
    int token = input.tokens().at(start);
    return token > 0
        && token < input.tokens().count()
        && start - input.tokens().end(token - 1) <= 2
        && (TITLES.match(input, token - 1) || RANKS.match(input, token - 1));
  }

  private static boolean isTold(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    int gap = tokens.start(token) - tokens.end(token - 1);
    boolean near = gap == 1 || (gap == 2 && input.at(tokens.end(token - 1)) == '.');
    return near
        && Character.isUpperCase(input.at(tokens.start(token)))
        && Character.isUpperCase(input.at(tokens.start(token - 1)))
        && !OFFICES.match(input, token)
        && (TITLES.match(input, token - 1)
            || isGreeted(input, token)
            || (RANKS.match(input, token - 1) && !isOrdinary(input, token)));
  }

  /** "Dear Jun," on a line of its own. */
  private static boolean isGreeted(DetectionInput input, int token) {
    int start = input.tokens().start(token - 1);
    char behind = input.at(input.tokens().end(token));
    return DEAR.match(input, token - 1)
        && (start == 0 || input.at(start - 1) == '\n')
        && (behind == ',' || behind == ':' || behind == '\n' || behind == '!')
        && !EVERYBODY.match(input, token);
  }

  private static boolean isOrdinary(DetectionInput input, int token) {
    return WordList.isOrdinary(
        input.normalised(), input.tokens().start(token), input.tokens().end(token));
  }
}
