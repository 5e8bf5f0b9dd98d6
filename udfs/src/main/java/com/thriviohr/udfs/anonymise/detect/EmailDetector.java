package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds e-mail addresses, also spelled out as "ada at example dot org", and user@host without a
 * domain, as shell prompts and chat networks show it.
 */
public final class EmailDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "email";

  private static final Set<String> TOP_LEVELS =
      Set.of("com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "info", "ca", "eu");
  private static final Keywords AT = new Keywords("at");
  private static final Keywords DOT = new Keywords("dot");
  private static final String CLOSING = ")]}>";
  private static final String LOCAL_MARKS = "._%+-=~'";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.count('@') > 0) {
      String text = input.text();
      for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
        address(input, at, found);
      }
    }
    spelledOut(input, found);
  }

  private static void address(DetectionInput input, int at, Consumer<Entity> found) {
    int start = at;
    while (isLocal(input.at(start - 1))) {
      start--;
    }
    while (start < at && !Characters.isWord(input.at(start))) {
      start++;
    }
    int end = at + 1;
    while (Characters.isWord(input.at(end)) || ".-".indexOf(input.at(end)) >= 0) {
      end++;
    }
    while (end > at && !Characters.isWord(input.at(end - 1))) {
      end--;
    }
    if (start == at || end <= at + 1 || !Characters.isWord(input.at(at + 1))) {
      return;
    }
    String domain = input.text().substring(at + 1, end);
    if (hasTopLevel(domain)) {
      found.accept(known(input, start, end));
    } else {
      found.accept(
          new Entity(start, end, EntityTypes.USERNAME, NAME, Confidence.STRUCTURED)
              .withForm(NameForm.HANDLE));
    }
  }

  private static boolean isLocal(char unit) {
    return Characters.isWord(unit) || LOCAL_MARKS.indexOf(unit) >= 0;
  }

  private static boolean hasTopLevel(String domain) {
    int dot = domain.lastIndexOf('.');
    return dot > 0 && domain.length() - dot > 2 && !Characters.isDigit(domain.charAt(dot + 1));
  }

  private static Entity known(DetectionInput input, int start, int end) {
    String folded = Characters.fold(input.text().substring(start, end));
    boolean known = input.roster().personByEmail(folded).isPresent();
    Entity entity =
        new Entity(
            start,
            end,
            EntityTypes.EMAIL_ADDRESS,
            NAME,
            known ? Confidence.ROSTER : Confidence.STRUCTURED);
    return input.roster().personByEmail(folded).map(entity::withPerson).orElse(entity);
  }

  /** "ada at example dot org", "ada(dot)byron(at)example.org". */
  private static void spelledOut(DetectionInput input, Consumer<Entity> found) {
    if (!AT.mayOccur(input)) {
      return;
    }
    Tokens tokens = input.tokens();
    for (int t = 1; t + 2 < tokens.count(); t++) {
      if (AT.match(input, t) && hasClosedGap(input, t)) {
        int last = domainEnd(input, t + 1);
        String top = Characters.fold(input.text().substring(tokens.start(last), tokens.end(last)));
        if (last > t + 1 && TOP_LEVELS.contains(top)) {
          found.accept(
              new Entity(
                  spelledStart(input, t - 1),
                  tokens.end(last),
                  EntityTypes.EMAIL_ADDRESS,
                  NAME,
                  Confidence.STRUCTURED));
        }
      }
    }
  }

  /** Last token of a domain with "dot" for dots, or with dots behind a bracketed "(at)". */
  private static int domainEnd(DetectionInput input, int first) {
    Tokens tokens = input.tokens();
    boolean bracketed = CLOSING.indexOf(input.at(tokens.end(first - 1))) >= 0;
    int last = first;
    while (last + 1 < tokens.count()) {
      boolean dotted = input.at(tokens.end(last)) == '.' && isNext(tokens, last + 1, 1);
      if (bracketed && dotted) {
        last++;
      } else if (last + 2 < tokens.count() && DOT.match(input, last + 1)) {
        last += 2;
      } else {
        break;
      }
    }
    return last;
  }

  private static boolean isNext(Tokens tokens, int token, int gap) {
    return tokens.start(token) - tokens.end(token - 1) == gap;
  }

  private static boolean hasClosedGap(DetectionInput input, int token) {
    return input.tokens().start(token) - input.tokens().end(token - 1) <= 3;
  }

  /** The start of the part before "at": one token, or several with "(dot)" between them. */
  private static int spelledStart(DetectionInput input, int token) {
    int first = token;
    while (first > 1
        && DOT.match(input, first - 1)
        && CLOSING.indexOf(input.at(input.tokens().end(first - 1))) >= 0
        && hasClosedGap(input, first - 1)) {
      first -= 2;
    }
    int start = input.tokens().start(first);
    while (isLocal(input.at(start - 1))) {
      start--;
    }
    return start;
  }
}
