package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Set;
import java.util.function.Consumer;

/** Tells which places of a text where the words of a form stand are the form, and reports them. */
final class RosterMatches {
  private static final int LONGEST_ABBREVIATION = 3;

  private final DetectionInput input;
  private final Evidence evidence;
  private final Consumer<Entity> found;

  RosterMatches(DetectionInput input, Consumer<Entity> found) {
    this.input = input;
    this.evidence = new Evidence(input);
    this.found = found;
  }

  /**
   * Reports a form whose words stand at some tokens, unless the text between or around them says
   * that it is something else.
   *
   * @return true when it was reported
   */
  boolean match(RosterForm form, int first, int last) {
    return form.isExact() ? matchExact(form, first, last) : matchWords(form, first, last);
  }

  /**
   * Reports a full name that is none of the forms to the letter.
   *
   * @param order which of the two names stands first
   */
  void matchLoose(RosterForm form, NameForm order, int first, int last) {
    if (isSpelled(first, last) && !hasComma(first, last)) {
      report(order, form.personIds(), start(first), end(last));
    }
  }

  private boolean matchExact(RosterForm form, int first, int last) {
    int lead = form.lead();
    int tail = form.tail();
    int start = start(first);
    int end = end(last);
    boolean whole = isWhole(form.surface(), start - lead, lead, end + tail, tail);
    String core = form.surface().substring(lead, form.surface().length() - tail);
    boolean decorated =
        whole && (lead + tail > 0 || (first != last && form.surface().indexOf(' ') < 0));
    boolean matched =
        (whole || input.foldedAt(start, core))
            && (decorated || !form.isOrdinary() || evidence.supports(form, first, last));
    if (matched) {
      report(form.form(), form.personIds(), whole ? start - lead : start, whole ? end + tail : end);
    }
    return matched;
  }

  private boolean matchWords(RosterForm form, int first, int last) {
    boolean comma = first < last && hasComma(first, last);
    boolean matched =
        (form.isName() || isLiteral(form, first))
            && isSpelled(first, last)
            && (!comma || form.form() == NameForm.FAMILY_GIVEN)
            && Initials.areWritten(input, form.form(), first, last)
            && (form.form() != NameForm.INITIALS || !person(form.personIds()).isEmpty())
            && (!form.isOrdinary() || isNamedBy(form, first, last))
            && !(first == last && Months.isMonth(input, first));
    if (matched) {
      report(written(form.form(), first, comma), form.personIds(), start(first), end(last));
    }
    return matched;
  }

  private NameForm written(NameForm form, int first, boolean comma) {
    boolean full = form == NameForm.FULL || form == NameForm.FAMILY_GIVEN;
    int end = input.tokens().end(first);
    if (full && "._".indexOf(input.at(end)) >= 0 && end + 1 == start(first + 1)) {
      return NameForm.HANDLE;
    }
    return comma ? NameForm.FAMILY_COMMA_GIVEN : form;
  }

  private boolean isNamedBy(RosterForm form, int first, int last) {
    return form.form() == NameForm.INITIALS || evidence.supports(form, first, last);
  }

  private int start(int token) {
    return input.tokens().start(token);
  }

  private int end(int token) {
    boolean genitive = input.roster().trie().words().isGenitive(input, token);
    return input.tokens().end(token) - (genitive ? 1 : 0);
  }

  /** Handles are not misspelt: each token is the word itself. */
  private boolean isLiteral(RosterForm form, int first) {
    int token = first;
    for (String word : form.words()) {
      int start = start(token);
      if (input.tokens().end(token) - start != word.length() || !input.foldedAt(start, word)) {
        return false;
      }
      token++;
    }
    return true;
  }

  private boolean isWhole(String surface, int start, int lead, int end, int tail) {
    return input.foldedAt(start, surface)
        && (tail == 0 || !Characters.isWord(input.at(end)))
        && (lead == 0 || !Characters.isWord(input.at(start - 1)));
  }

  private void report(NameForm form, Set<String> bearers, int start, int end) {
    boolean mention = input.at(start - 1) == '@' && !Characters.isWord(input.at(start - 2));
    int from = mention ? start - 1 : start;
    String type = mention ? EntityTypes.USERNAME : type(form);
    Entity entity =
        new Entity(from, end, type, RosterDetector.NAME, Confidence.ROSTER)
            .withForm(mention ? NameForm.HANDLE : form);
    String person = person(bearers);
    found.accept(person.isEmpty() ? entity : entity.withPerson(person));
  }

  private static String type(NameForm form) {
    switch (form) {
      case HANDLE:
        return EntityTypes.USERNAME;
      case ID:
        return EntityTypes.EMPLOYEE_ID;
      default:
        return EntityTypes.PERSON;
    }
  }

  /** The only bearer of a form, or the only one who takes part; empty when unclear. */
  private String person(Set<String> bearers) {
    return bearers.size() == 1
        ? bearers.iterator().next()
        : input.participants().onlyAmong(bearers);
  }

  private boolean hasComma(int first, int last) {
    for (int token = first; token < last; token++) {
      if (input.at(input.tokens().end(token)) == ',') {
        return true;
      }
    }
    return false;
  }

  /** True when only spaces and the marks of names stand between the words. */
  private boolean isSpelled(int first, int last) {
    for (int token = first; token < last; token++) {
      for (int i = input.tokens().end(token); i < start(token + 1); i++) {
        char unit = input.at(i);
        if (!Character.isWhitespace(unit) && "-'.’,_".indexOf(unit) < 0) {
          return false;
        }
        if (unit == '.' && endsSentence(token)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean endsSentence(int token) {
    int end = input.tokens().end(token);
    return end - start(token) > LONGEST_ABBREVIATION && Character.isWhitespace(input.at(end + 1));
  }
}
