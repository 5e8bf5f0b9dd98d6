package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.detect.PostalPart.Kind;
import com.thriviohr.udfs.anonymise.detect.StreetText.Gap;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds postal addresses in the forms of many countries. A full address in a sentence is one
 * finding; on lines of its own, as on envelopes and in forms, its parts are findings of their own.
 */
public final class StreetDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "street-address";

  private static final int WORDS_BACK = 5;

  /** What a text without digits needs to be looked at. */
  private static final List<String> MARKS =
      List.of("corner of", " Street", " Road", " Avenue", " Boulevard", " Lane");

  private static final Keywords LIVES =
      new Keywords(
          ("address addresses addressed live lives lived living located office residing resides"
                  + " taxi deliver delivered ship shipped sent mailed letter moved home hq")
              .split(" ", -1));
  private static final Keywords AT = new Keywords("at", "to", "is", "in", "from", "with", "on");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() == 0 && !input.containsAny(MARKS)) {
      return;
    }
    AsianAddresses.find(input, found);
    StreetText text = new StreetText(input);
    StreetParser parser = new StreetParser(input, text);
    Intersections corners = new Intersections(input, text);
    boolean military = MilitaryAddress.mayOccur(input);
    for (int t = 0; t < text.count(); t++) {
      int last = military ? MilitaryAddress.last(input, text, t) : -1;
      last = Math.max(last, corners.end(t));
      if (last > 0) {
        accept(input, corners.start(t), last, EntityTypes.STREET_ADDRESS, found);
        t = last;
      } else if (text.isUnit(t) && text.isNumber(t + 2) && text.gap(t + 2) != Gap.BREAK) {
        // "Apt. 5 12 High Street": the first number is not the house number.
        t++;
      } else {
        Optional<Street> street = parser.at(t);
        t = street.isPresent() ? address(input, text, street.get(), found) : t;
      }
    }
  }

  /** Reports an address if there is evidence enough; the last token to skip. */
  private static int address(
      DetectionInput input, StreetText text, Street read, Consumer<Entity> found) {
    List<PostalPart> parts = PostalTail.behind(input, text, read.last());
    if (!isTold(input, text, read, parts)) {
      return read.first();
    }
    Street street = withUnitBefore(text, read);
    int last = parts.isEmpty() ? street.last() : parts.get(parts.size() - 1).last();
    boolean lone = parts.stream().allMatch(part -> part.kind() == Kind.TOWN);
    boolean regional = parts.stream().anyMatch(part -> part.kind() == Kind.REGION);
    boolean unitFirst = street.first() < read.first() && !isAnnounced(input, street.first());
    if (lone || unitFirst || (!regional && isBlock(input, street.first(), last))) {
      parts(input, text, street, parts, found);
    } else {
      accept(input, street.first(), last, EntityTypes.STREET_ADDRESS, found);
    }
    return last;
  }

  /** Two numbers alone, or a text without capitals, need a unit, a country or an announcement. */
  private static boolean isTold(
      DetectionInput input, StreetText text, Street street, List<PostalPart> parts) {
    if (street.isFormed() && !(text.isWithoutCapitals() && street.isLed())) {
      return true;
    }
    boolean town = false;
    for (PostalPart part : parts) {
      if (part.kind() != Kind.TOWN) {
        return true;
      }
      town = true;
    }
    int first = street.first();
    return (first > 0 && LIVES.precede(input, input.tokens().start(first), WORDS_BACK))
        || (town && first > 0 && !text.isWithoutCapitals() && isAnnounced(input, first));
  }

  private static boolean isAnnounced(DetectionInput input, int first) {
    if (first == 0) {
      return false;
    }
    char before = input.at(input.tokens().end(first - 1));
    return AT.match(input, first - 1) || before == ',' || before == ':';
  }

  private static Street withUnitBefore(StreetText text, Street street) {
    int unit = street.first() - 2;
    boolean before = unit >= 0 && text.isUnit(unit) && text.gap(street.first()) != Gap.BREAK;
    return before ? street.from(unit) : street;
  }

  /** Several lines that no sentence leads to. */
  private static boolean isBlock(DetectionInput input, int first, int last) {
    Tokens tokens = input.tokens();
    int at = tokens.start(first) - 1;
    boolean alone = at < 0;
    while (at >= 0 && " \t\r\n>?|".indexOf(input.at(at)) >= 0) {
      alone |= input.at(at) == '\n';
      at--;
    }
    boolean lines = false;
    for (int i = tokens.start(first); i < tokens.end(last) && !lines; i++) {
      lines = input.at(i) == '\n';
    }
    return lines && (alone || at < 0) && input.at(at) != ':';
  }

  private static boolean isNumbered(StreetText text, Street street) {
    return text.isNumber(street.last()) || text.isNumber(street.name());
  }

  private static void parts(
      DetectionInput input,
      StreetText text,
      Street street,
      List<PostalPart> parts,
      Consumer<Entity> found) {
    int name = street.name();
    if (street.isLed() && street.first() < name - 1) {
      accept(input, street.first(), name - 2, EntityTypes.STREET_ADDRESS, found);
    }
    int first = Math.max(street.first(), name - 1);
    if (street.isLed() && isNumbered(text, street)) {
      // A number in front of a complete street is a unit of its own.
      accept(input, first, name - 1, EntityTypes.STREET_ADDRESS, found);
      accept(input, name, street.last(), EntityTypes.STREET_ADDRESS, found);
    } else {
      int from = street.isLed() ? first : street.first();
      accept(input, from, street.last(), EntityTypes.STREET_ADDRESS, found);
    }
    for (PostalPart part : parts) {
      accept(input, part.first(), part.last(), part.type(), found);
    }
  }

  private static void accept(
      DetectionInput input, int first, int last, String type, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    found.accept(new Entity(tokens.start(first), tokens.end(last), type, NAME, Confidence.CONTEXT));
  }
}
