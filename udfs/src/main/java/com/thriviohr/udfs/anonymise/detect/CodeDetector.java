package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds codes of letters and digits of one kind, in one piece or with single gaps. */
public final class CodeDetector implements Detector {
  private static final int REACH = 6;
  private static final int MOST_PIECES = 6;

  private final CodeRule rule;

  CodeDetector(CodeRule rule) {
    this.rule = requireNonNull(rule, "rule");
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    int t = rule.mayOccur(input) ? 0 : tokens.count();
    while (t < tokens.count()) {
      if (!rule.needsContext()) {
        t = Math.max(report(input, t, found), t + 1);
      } else if (rule.isContext(input, t)) {
        t = behind(input, t, found);
      } else {
        t++;
      }
    }
  }

  /** The token to go on with behind a context word. */
  private int behind(DetectionInput input, int word, Consumer<Entity> found) {
    int limit = Math.min(input.tokens().count(), word + 1 + REACH);
    for (int t = word + 1; t < limit; t++) {
      int next = report(input, t, found);
      if (next > t) {
        return next;
      }
    }
    return word + 1;
  }

  /** Reports the code that starts at a token; the token behind it, or -1 without one. */
  private int report(DetectionInput input, int first, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    int start = tokens.start(first);
    if (Characters.isWord(input.at(start - 1))
        || !Characters.isAsciiWord(input.at(start))
        || !hasDigitNear(input, first)) {
      return -1;
    }
    StringBuilder code = new StringBuilder();
    int limit = Math.min(tokens.count(), first + MOST_PIECES);
    int end = -1;
    for (int t = first; t < limit && (t == first || isGap(input, t)); t++) {
      if (code.length() + tokens.end(t) - tokens.start(t) > rule.longest()) {
        break;
      }
      if ((rule.needsContext() || t > first) && !isPiece(input, t)) {
        break;
      }
      code.append(input.text(), tokens.start(t), tokens.end(t));
      boolean whole = code.length() >= rule.shortest();
      if (whole && rule.isValid(code.toString().toUpperCase(Locale.ROOT))) {
        end = t;
      }
    }
    if (end < 0) {
      return -1;
    }
    found.accept(new Entity(start, tokens.end(end), rule.type(), rule.name(), rule.strength()));
    return end + 1;
  }

  /** A code has a digit in its first piece or in its second. */
  private static boolean hasDigitNear(DetectionInput input, int token) {
    int last = Math.min(input.tokens().count() - 1, token + 1);
    for (int i = input.tokens().start(token); i < input.tokens().end(last); i++) {
      if (Characters.isDigit(input.at(i))) {
        return true;
      }
    }
    return false;
  }

  /** Words before and between the pieces of a code are no part of it: "number is". */
  private static boolean isPiece(DetectionInput input, int token) {
    boolean lower = false;
    for (int i = input.tokens().start(token); i < input.tokens().end(token); i++) {
      if (Characters.isDigit(input.at(i))) {
        return true;
      }
      lower |= Character.isLowerCase(input.at(i));
    }
    return !lower;
  }

  private static boolean isGap(DetectionInput input, int token) {
    int before = input.tokens().end(token - 1);
    return input.tokens().start(token) - before == 1
        && (input.at(before) == ' ' || input.at(before) == '-');
  }
}
