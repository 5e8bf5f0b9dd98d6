package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds phone numbers with libphonenumber, in the regions of the roster's locales (US without any).
 * Only runs of seven to twenty digits with phone punctuation reach the library. A run that no
 * region knows counts behind a word such as phone, call or fax.
 */
public final class PhoneDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "phone";

  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 20;
  private static final int MOST_SCANNED = 64;
  private static final int LONGEST_PIECE = 24;
  private static final int LONGEST_AREA = 6;
  private static final int WORDS_BACK = 6;
  private static final Set<String> DEFAULT_REGIONS = Set.of("US");

  /** Words before a number, in the languages most spoken and written at work; folded. */
  private static final Keywords CONTEXT =
      new Keywords(
          ("phone call tel telephone mobile mob cell fax dial ring whatsapp sms text reach contact"
                  + " handy landline cellphone hotline answering answer extension ph"
                  + " telefon telefonnummer mobil mobilnummer mobiltelefon handynummer rufnummer"
                  + " durchwahl festnetz anrufen ruf rufen fon"
                  + " portable appeler appelle appelez joindre fixe numero"
                  + " telefono movil celular llamar llamame llama fijo cellulare chiamare chiama"
                  + " telefone telemovel ligar liga ligue chamar"
                  + " telefoon mobiel bellen nummer puhelin"
                  + " \u0442\u0435\u043b\u0435\u0444\u043e\u043d \u0442\u0435\u043b"
                  + " \u043d\u043e\u043c\u0435\u0440"
                  + " \u043c\u043e\u0431\u0438\u043b\u044c\u043d\u044b\u0438"
                  + " \u0647\u0627\u062a\u0641 \u062c\u0648\u0627\u0644"
                  + " \u092b\u094b\u0928 \u09ab\u09cb\u09a8"
                  + " \u8bdd \u8a71 \u96fb \u7535 \u673a \u643a"
                  + " \uc804\ud654 \ud578\ub4dc\ud3f0")
              .split(" "));

  /** "M:", "T:" and the like on a business card. */
  private static final String LETTER_LABELS = "mtpfchwdo";

  private static final Keywords SUFFIX =
      new Keywords("office", "fax", "mobile", "cell", "home", "work", "phone", "tel", "ext");
  private static final Keywords EXTENSION = new Keywords("ext", "extension", "x");
  private static final Keywords NUMBER =
      new Keywords("number", "num", "no", "nummer", "numero", "nr");
  private static final Keywords WHOSE =
      new Keywords(
          ("my your his her their our mein meine deine ihre seine unsere mon ton son votre notre mi tu"
                  + " su nuestro meu minha seu mio tuo suo mijn jouw uw")
              .split(" "));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() < FEWEST_DIGITS) {
      return;
    }
    int at = 0;
    int length = input.text().length();
    while (at < length) {
      if (!opens(input, at)) {
        at++;
        continue;
      }
      int end = at;
      int last = at;
      int digits = 0;
      // A plus begins another number.
      while (end < length && isPart(input, end) && (end == at || input.at(end) != '+')) {
        if (Characters.isDigit(input.at(end))) {
          digits++;
          last = end + 1;
        }
        end++;
      }
      int other = digits < FEWEST_DIGITS ? 0 : otherLength(input, at, last);
      if (other > 0) {
        at += other;
        continue;
      }
      if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) {
        candidate(input, at, last, found);
      } else if (digits > MOST_DIGITS) {
        pieces(input, at, last, digits, found);
      }
      at = Math.max(end, at + 1);
    }
  }

  private static boolean opens(DetectionInput input, int at) {
    char unit = input.at(at);
    char before = input.at(at - 1);
    if (!Characters.isDigit(unit) && unit != '+' && !(unit == '(' && closes(input, at))) {
      return false;
    }
    boolean inside =
        (Characters.isWord(before) && !Characters.isIdeograph(before))
            || ".:/-_=#$€£".indexOf(before) >= 0;
    return !inside || isLabelled(input, at);
  }

  /** "(212)", not "(2026-03-01)". */
  private static boolean closes(DetectionInput input, int open) {
    int close = input.text().indexOf(')', open);
    return close > 0 && close <= open + LONGEST_AREA + 1;
  }

  /** "phone:", "ph#", "M:" right before a number. */
  private static boolean isLabelled(DetectionInput input, int at) {
    char mark = input.at(at - 1);
    int label = input.tokens().at(at) - 1;
    if (":#/=.".indexOf(mark) < 0 || label < 0 || input.tokens().end(label) != at - 1) {
      return false;
    }
    int start = input.tokens().start(label);
    boolean letter =
        mark == ':'
            && start == at - 2
            && LETTER_LABELS.indexOf(input.normalised().folded(start)) >= 0;
    return letter || CONTEXT.match(input, label);
  }

  private static boolean isPart(DetectionInput input, int at) {
    char unit = input.at(at);
    if (Characters.isDigit(unit) || "+()-./ ".indexOf(unit) >= 0) {
      return unit != ' ' || input.at(at + 1) != ' ';
    }
    if (unit == '\n') {
      // A line ends inside: "212-" and "555-0147".
      return input.at(at - 1) == '-' && Characters.isDigit(input.at(at + 1));
    }
    return (unit == 'x' || unit == 'X')
        && (Characters.isDigit(input.at(at - 1)) || input.at(at - 1) == ' ')
        && Characters.isDigit(input.at(at + 1));
  }

  /** Several numbers in a row: a phone number may stand before a card. */
  private void pieces(
      DetectionInput input, int start, int end, int digits, Consumer<Entity> found) {
    for (int from = start; from < end; from++) {
      if (from > start && input.at(from - 1) != ' ') {
        continue;
      }
      for (int to = Math.min(end, from + LONGEST_PIECE); to > from; to--) {
        boolean apart = to == end || input.at(to) == ' ';
        String known =
            apart ? input.roster().personByPhone(input.text().substring(from, to)).orElse("") : "";
        if (!known.isEmpty() && digits(input, from, to) <= MOST_DIGITS) {
          found.accept(entity(from, to, Confidence.ROSTER).withPerson(known));
          from = to;
        }
      }
    }
    boolean any = input.at(start) == '+' && first(input, start, end, found);
    if (!any && digits <= MOST_SCANNED) {
      library(input, start, end, found);
    }
  }

  /** The longest international number at the start of a run that ends at a space. */
  private boolean first(DetectionInput input, int start, int end, Consumer<Entity> found) {
    for (int to = Math.min(end, start + LONGEST_PIECE); to > start + FEWEST_DIGITS; to--) {
      if (input.at(to) == ' ' && library(input, start, to, found)) {
        return true;
      }
    }
    return false;
  }

  private static int digits(DetectionInput input, int from, int to) {
    return (int) input.text().substring(from, to).chars().filter(u -> u >= '0' && u <= '9').count();
  }

  private void candidate(DetectionInput input, int start, int end, Consumer<Entity> found) {
    if (Characters.isWord(input.at(end))) {
      return;
    }
    String run = input.text().substring(start, end);
    String known = input.roster().personByPhone(run).orElse("");
    if (!known.isEmpty()) {
      found.accept(entity(start, end, Confidence.ROSTER).withPerson(known));
      return;
    }
    boolean any = library(input, start, end, found);
    if (!any && (run.charAt(0) == '+' || isLabelled(input, start) || isTold(input, start, end))) {
      found.accept(entity(start, end, Confidence.CONTEXT));
    }
  }

  private static String oneLine(DetectionInput input, int start, int end) {
    return input.text().substring(start, end).replace('\n', '-');
  }

  /** What libphonenumber finds in a run; true when it finds anything. */
  private boolean library(DetectionInput input, int start, int end, Consumer<Entity> found) {
    Set<String> regions =
        input.roster().regions().isEmpty() ? DEFAULT_REGIONS : input.roster().regions();
    List<TextSpan> numbers = RegionalNumbers.find(oneLine(input, start, end), regions);
    for (TextSpan number : numbers) {
      int behind = withExtension(input, start + number.end());
      found.accept(entity(start + number.start(), behind, Confidence.STRUCTURED));
    }
    return !numbers.isEmpty();
  }

  /** "ext. 12" behind a number belongs to it. */
  private static int withExtension(DetectionInput input, int end) {
    Tokens tokens = input.tokens();
    int word = tokens.at(end);
    boolean extension =
        word + 1 < tokens.count()
            && tokens.start(word) - end <= 2
            && EXTENSION.match(input, word)
            && tokens.start(word + 1) - tokens.end(word) <= 2
            && Characters.isDigit(input.at(tokens.start(word + 1)));
    return extension ? tokens.end(word + 1) : end;
  }

  private static boolean isTold(DetectionInput input, int start, int end) {
    int behind = input.tokens().at(end);
    boolean suffix =
        behind < input.tokens().count()
            && input.tokens().start(behind) - end <= 2
            && SUFFIX.match(input, behind);
    return suffix || CONTEXT.precede(input, start, WORDS_BACK) || isSomebodys(input, start);
  }

  /** "My number is", not "the number of". */
  private static boolean isSomebodys(DetectionInput input, int start) {
    int at = input.tokens().at(start);
    for (int t = at - 1; t >= Math.max(1, at - 3); t--) {
      if (NUMBER.match(input, t) && WHOSE.match(input, t - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Length of a date, SSN or dotted quad at the start of a run: they have phone marks, too. */
  private static int otherLength(DetectionInput input, int start, int end) {
    String run = input.text().substring(start, end);
    if (run.length() >= 8 && isDateHead(run)) {
      return Math.min(run.length(), 10);
    }
    if (run.length() == 11 && run.charAt(3) == '-' && run.charAt(6) == '-') {
      return run.length();
    }
    boolean time = input.at(end) == ':' && isTime(input, end);
    return time ? run.length() : Addresses.quadLength(run, 0);
  }

  private static boolean isDateHead(String run) {
    boolean isoYear = run.startsWith("19") || run.startsWith("20");
    char mark = run.charAt(4);
    return isoYear && (mark == '-' || mark == '/' || mark == '.') && run.charAt(7) == mark;
  }

  private static boolean isTime(DetectionInput input, int colon) {
    return Characters.isDigit(input.at(colon + 1)) && Characters.isDigit(input.at(colon + 2));
  }

  private static Entity entity(int start, int end, Confidence strength) {
    return new Entity(start, end, EntityTypes.PHONE_NUMBER, NAME, strength);
  }
}
