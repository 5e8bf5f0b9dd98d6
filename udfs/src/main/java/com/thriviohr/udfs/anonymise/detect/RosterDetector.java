package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the people of the roster by every form of their names, handles and ids, whatever the case
 * and the diacritics. A form that is an ordinary word counts only with {@link Evidence}.
 */
public final class RosterDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "roster";

  private static final int WIDEST_GAP = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    RosterIndex roster = input.roster();
    Tokens tokens = input.tokens();
    Evidence evidence = new Evidence(input);
    for (int first = 0; first < tokens.count(); first++) {
      int node = roster.first(input, first);
      int last = first;
      while (node >= 0) {
        for (RosterForm form : roster.forms(node)) {
          match(input, evidence, form, first, last, found);
        }
        last++;
        boolean stop =
            last >= tokens.count() || tokens.start(last) - tokens.end(last - 1) > WIDEST_GAP;
        node = stop ? -1 : roster.next(node, input, last);
      }
    }
  }

  private static void match(
      DetectionInput input,
      Evidence evidence,
      RosterForm form,
      int first,
      int last,
      Consumer<Entity> found) {
    int start = input.tokens().start(first);
    int end = input.tokens().end(last) - (input.roster().isGenitive(input, last) ? 1 : 0);
    boolean decorated = false;
    boolean comma = false;
    if (form.isExact()) {
      int lead = form.lead();
      int tail = form.tail();
      decorated = isWhole(input, form.surface(), start - lead, lead, end + tail, tail);
      String core = form.surface().substring(lead, form.surface().length() - tail);
      if (!decorated && !input.foldedAt(start, core)) {
        return;
      }
      start -= decorated ? lead : 0;
      end += decorated ? tail : 0;
      decorated &= lead + tail > 0 || (first != last && form.surface().indexOf(' ') < 0);
    } else {
      comma = first < last && hasComma(input, first, last);
      boolean loose = form.isName() || isLiteral(input, form, first);
      if (!loose
          || !isSpelled(input, first, last)
          || (comma && form.form() != NameForm.FAMILY_GIVEN)) {
        return;
      }
    }
    if (decorated || !form.isOrdinary() || evidence.supports(form, first, last)) {
      found.accept(entity(input, form, start, end, comma));
    }
  }

  /** Handles are not misspelt: each token is the word itself. */
  private static boolean isLiteral(DetectionInput input, RosterForm form, int first) {
    int token = first;
    for (String word : form.words()) {
      int start = input.tokens().start(token);
      if (input.tokens().end(token) - start != word.length() || !input.foldedAt(start, word)) {
        return false;
      }
      token++;
    }
    return true;
  }

  private static boolean isWhole(
      DetectionInput input, String surface, int start, int lead, int end, int tail) {
    return input.foldedAt(start, surface)
        && (tail == 0 || !Characters.isWord(input.at(end)))
        && (lead == 0 || !Characters.isWord(input.at(start - 1)));
  }

  private static Entity entity(
      DetectionInput input, RosterForm form, int start, int end, boolean comma) {
    boolean mention = input.at(start - 1) == '@' && !Characters.isWord(input.at(start - 2));
    int from = mention ? start - 1 : start;
    Entity entity =
        mention
            ? new Entity(from, end, EntityTypes.USERNAME, NAME, Confidence.ROSTER)
                .withForm(NameForm.HANDLE)
            : new Entity(from, end, type(form), NAME, Confidence.ROSTER)
                .withForm(comma ? NameForm.FAMILY_COMMA_GIVEN : form.form());
    String person = person(input.participants(), form.personIds());
    return person.isEmpty() ? entity : entity.withPerson(person);
  }

  private static String type(RosterForm form) {
    switch (form.form()) {
      case HANDLE:
        return EntityTypes.USERNAME;
      case ID:
        return EntityTypes.EMPLOYEE_ID;
      default:
        return EntityTypes.PERSON;
    }
  }

  /** The only bearer of a form, or the only one who takes part; empty when unclear. */
  private static String person(Participants participants, Set<String> bearers) {
    return bearers.size() == 1 ? bearers.iterator().next() : participants.onlyAmong(bearers);
  }

  private static boolean hasComma(DetectionInput input, int first, int last) {
    for (int token = first; token < last; token++) {
      if (input.at(input.tokens().end(token)) == ',') {
        return true;
      }
    }
    return false;
  }

  /** True when only spaces and the marks of names stand between the words. */
  private static boolean isSpelled(DetectionInput input, int first, int last) {
    for (int token = first; token < last; token++) {
      for (int i = input.tokens().end(token); i < input.tokens().start(token + 1); i++) {
        char unit = input.at(i);
        if (!Character.isWhitespace(unit) && "-'.’,_".indexOf(unit) < 0) {
          return false;
        }
      }
    }
    return true;
  }
}
