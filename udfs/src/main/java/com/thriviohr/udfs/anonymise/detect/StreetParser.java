package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Optional;

/**
 * Reads house number and street in the orders that countries write them: "221 Baker Street", "Rua
 * das Flores 12", "12 rue des Lilas", "Hauptstrasse 5", "P.O. Box 12". Looks a few tokens ahead.
 */
final class StreetParser {
  private static final int MOST_TOKENS = 8;
  private static final int MOST_NAMES = 3;
  private static final Keywords BOX = new Keywords("box");
  private static final Keywords PO = new Keywords("po", "pob");
  private static final Keywords BOXES =
      new Keywords("postfach", "postbus", "postboks", "apartado", "casilla", "pobox");

  private final DetectionInput input;
  private final StreetText text;

  StreetParser(DetectionInput input, StreetText text) {
    this.input = input;
    this.text = text;
  }

  /** The street that starts at a token, with a house number in front or without. */
  Optional<Street> at(int first) {
    return read(first).map(street -> street.to(withDoor(street.last())));
  }

  private Optional<Street> read(int first) {
    boolean led = text.isNumber(first) && text.isNear(first + 1) && !isItem(first);
    int name = led ? first + 1 : first;
    int box = box(name);
    if (box > 0) {
      return Optional.of(new Street(first, name, withName(box), true));
    }
    if (!led && (text.isNumberedType(first) || isNumberedCompound(first))) {
      return behindName(first);
    }
    boolean opens = led || text.isStrongHead(first);
    return opens ? named(first, name) : Optional.empty();
  }

  /** "1. Elm Street" is the first of a list. */
  private boolean isItem(int number) {
    return input.at(input.tokens().end(number)) == '.';
  }

  private boolean isNumberedCompound(int token) {
    return text.isNumber(token + 1) && text.isNear(token + 1) && text.isCompound(token);
  }

  /** "Erika utca 5" and "Lange Hauptstrasse 5": names in front belong to it. */
  private Optional<Street> behindName(int type) {
    int first = type;
    while (first > 0 && type - first < MOST_NAMES && text.isNear(first) && isInName(first - 1)) {
      first--;
    }
    while (first < type && text.isLink(first)) {
      first++;
    }
    boolean told = first < type || !text.isNumberedType(type);
    return told
        ? Optional.of(new Street(first, first, withName(type + 1), true))
        : Optional.empty();
  }

  private boolean isInName(int token) {
    return !text.isNumber(token)
        && !text.isWithoutCapitals()
        && (text.isUpper(token) || text.isLink(token))
        && text.isName(token);
  }

  private int box(int token) {
    int at = token;
    if (at + 1 >= text.count()) {
      return -1;
    }
    if (BOXES.match(input, at)) {
      return text.isNumber(at + 1) && text.isNear(at + 1) ? at + 1 : -1;
    }
    if (PO.match(input, at)) {
      at++;
    } else if (input.foldedAt(input.tokens().start(at), "p.o.")) {
      at += 2;
    } else {
      return -1;
    }
    boolean box = at + 1 < text.count() && BOX.match(input, at) && text.isNumber(at + 1);
    return box && text.isNear(at + 1) ? at + 1 : -1;
  }

  private Optional<Street> named(int first, int name) {
    boolean led = name > first;
    boolean inner = led && text.isNumber(name);
    int start = inner ? name + 1 : name;
    boolean headed = start < text.count() && text.isHead(start);
    boolean formed = false;
    int told = -1;
    int words = 0;
    int soft = 0;
    int t = start;
    int end = Math.min(text.count(), start + MOST_TOKENS);
    for (; t < end && (t == first || isOn(t, headed, led)) && !text.isUnit(t); t++) {
      if (text.isNumber(t) && words > (headed ? 1 : 0)) {
        boolean ends = !led || endsAt(t);
        return street(new Street(first, name, ends || told < 0 ? t : told, formed || headed), ends);
      }
      if ((t > start && isFurtherType(t, formed || headed)) || text.isCompound(t)) {
        formed = true;
        told = t;
        words++;
      } else if (text.isName(t) || (t == start && headed)) {
        words++;
        told = headed && t > start && text.isUpper(t) ? t : told;
      } else if (text.isUpper(start) && t > start && soft == 0 && !text.isType(t)) {
        soft++;
      } else {
        break;
      }
    }
    if (led && told > 0 && (formed || headed)) {
      return Optional.of(new Street(first, name, withName(told), true));
    }
    boolean united = t < text.count() && text.isUnit(t) && text.gap(t) != StreetText.Gap.BREAK;
    boolean plain = led && words > 0 && (united || (inner && words > 1 && soft == 0));
    return plain ? Optional.of(new Street(first, name, t - 1, false)) : Optional.empty();
  }

  /** The next word, or the house number behind the comma of "Gran Vía, 28". */
  private boolean isOn(int token, boolean headed, boolean led) {
    boolean behindComma = headed && !led && text.isNumber(token);
    return text.isNear(token) || (behindComma && text.gap(token) == StreetText.Gap.COMMA);
  }

  /** "Elm Street" but not the word street behind a street. */
  private boolean isFurtherType(int token, boolean formed) {
    return text.isType(token) && (!formed || text.isUpper(token) || text.isWithoutCapitals());
  }

  private Optional<Street> street(Street read, boolean ends) {
    boolean told = read.isFormed() || (read.isLed() && ends);
    return told ? Optional.of(read.to(withName(read.last()))) : Optional.empty();
  }

  /** A second street name in a row, such as "Rua Nova 55 Miller Street". */
  private int withName(int last) {
    for (int t = last + 1; t < Math.min(text.count(), last + 4) && text.isNear(t); t++) {
      if (t > last + 1 && isFurtherType(t, true)) {
        return t;
      }
      if (!text.isName(t) || text.isUnit(t)) {
        break;
      }
    }
    return last;
  }

  /** "123-2": the second number is the door's. */
  private int withDoor(int last) {
    boolean door =
        text.isNumber(last)
            && last + 1 < text.count()
            && input.tokens().start(last + 1) == input.tokens().end(last) + 1
            && input.at(input.tokens().end(last)) == '-'
            && Characters.isDigit(input.at(input.tokens().start(last + 1)));
    return door ? last + 1 : last;
  }

  /** A number at the end of a street, not "221 Baker Street 5 minutes away". */
  private boolean endsAt(int number) {
    if (!text.isNear(number + 1)) {
      return true;
    }
    return text.isUnit(number + 1) || text.isUpper(number + 1) || text.isNumber(number + 1);
  }
}
