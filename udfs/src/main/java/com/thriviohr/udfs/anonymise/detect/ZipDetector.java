package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds postal codes: UK and Canadian ones by form, US ones behind a state, any behind a word such
 * as zip.
 */
public final class ZipDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "zip-code";

  private static final int REACH = 4;
  private static final Pattern LETTERED =
      Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9]");
  private static final Keywords WORDS = new Keywords("zip", "zipcode", "postcode", "postal", "plz");
  private static final Set<String> WORDLIKE =
      Set.of("ID", "IN", "OR", "ME", "OK", "HI", "PA", "MS");
  private static final Set<String> STATES =
      Set.of(
          ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH"
                  + " NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC")
              .split(" ", -1));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() < 2) {
      return;
    }
    Tokens tokens = input.tokens();
    for (int t = 0; t < tokens.count(); t++) {
      if (isLettered(input, t)) {
        accept(tokens.start(t), tokens.end(t + 1), found);
      } else if (WORDS.match(input, t)) {
        behind(input, t + 1, found);
      } else if (t > 0 && isFive(input, t) && isState(input, t - 1) && isClose(input, t)) {
        accept(tokens.start(t), withFour(input, t), found);
      }
    }
  }

  /** Two tokens with a space between, such as SW1A 1AA. */
  private static boolean isLettered(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    int start = tokens.start(token);
    return tokens.end(token) - start <= 4
        && token + 1 < tokens.count()
        && tokens.end(token + 1) - tokens.start(token + 1) == 3
        && Character.isUpperCase(input.at(start))
        && Characters.isDigit(input.at(tokens.start(token + 1)))
        && LETTERED.matcher(input.text().substring(start, tokens.end(token + 1))).matches();
  }

  private static void behind(DetectionInput input, int from, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    for (int t = from; t < Math.min(tokens.count(), from + REACH); t++) {
      int length = tokens.end(t) - tokens.start(t);
      if (length >= 4 && length <= 7 && Characters.isDigit(input.at(tokens.end(t) - 1))) {
        accept(tokens.start(t), withFour(input, t), found);
        return;
      }
    }
  }

  private static boolean isFive(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    return input.tokens().end(token) - start == 5
        && Characters.isDigits(input.text(), start, start + 5);
  }

  private static boolean isClose(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    String state = input.text().substring(tokens.start(token - 1), tokens.end(token - 1));
    char before = token < 2 ? ' ' : input.at(tokens.end(token - 2));
    boolean behindComma = before == ',' && tokens.start(token - 1) - tokens.end(token - 2) <= 2;
    // "ID 62704" is more often a number than a place in Idaho.
    return tokens.start(token) - tokens.end(token - 1) == 1
        && (!WORDLIKE.contains(state) || behindComma);
  }

  private static boolean isState(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    return end - start == 2
        && STATES.contains(input.text().substring(start, end).toUpperCase(Locale.ROOT))
        && Character.isUpperCase(input.at(start));
  }

  private static int withFour(DetectionInput input, int token) {
    int end = input.tokens().end(token);
    boolean more = input.at(end) == '-' && token + 1 < input.tokens().count();
    return more && input.tokens().end(token + 1) - end == 5 ? end + 5 : end;
  }

  private static void accept(int start, int end, Consumer<Entity> found) {
    found.accept(new Entity(start, end, EntityTypes.ZIP_CODE, NAME, Confidence.CONTEXT));
  }
}
