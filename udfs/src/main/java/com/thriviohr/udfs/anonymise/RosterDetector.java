package com.thriviohr.udfs.anonymise;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the people of the roster in every form they are written.
 *
 * <p>A form that several people share means the one who takes part in the conversation; when that
 * does not decide it, all of them get the same stand-in.
 */
final class RosterDetector implements Detector {
  private final RosterIndex index;
  private final NameEvidence evidence = new NameEvidence();

  RosterDetector(RosterIndex index) {
    this.index = index;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    String folded = input.folded();
    int position = 0;
    while (position < folded.length()) {
      if (!Folding.isWord(folded.charAt(position))) {
        position++;
        continue;
      }
      int end = position;
      while (end < folded.length() && Folding.isWord(folded.charAt(end))) {
        end++;
      }
      for (RosterForm form : index.startingWith(folded.substring(position, end))) {
        if (matches(form, input, position, found)) {
          break;
        }
      }
      position = end;
    }
  }

  private boolean matches(
      RosterForm form, DetectionInput input, int wordAt, Consumer<Entity> found) {
    String folded = input.folded();
    int start = wordAt - form.wordStart();
    int end = start + form.text().length();
    boolean whole =
        start >= 0
            && folded.regionMatches(start, form.text(), 0, form.text().length())
            && (start == 0 || !joins(folded, start - 1, start))
            && (end == folded.length() || !joins(folded, end - 1, end));
    if (!whole || (form.needsEvidence() && !evidence.isName(form, input, start, end))) {
      return false;
    }
    found.accept(Entity.person(start, end, type(form.kind()), key(form, input), form.kind()));
    return true;
  }

  /** True when two neighbouring characters belong to one word. */
  private static boolean joins(String text, int left, int right) {
    return Folding.isWord(text.charAt(left)) && Folding.isWord(text.charAt(right));
  }

  private static String key(RosterForm form, DetectionInput input) {
    List<String> ids = form.personIds();
    if (ids.size() == 1) {
      return ids.get(0);
    }
    String participant = null;
    for (String id : ids) {
      if (input.isParticipant(id)) {
        if (participant != null) {
          return "name:" + form.text();
        }
        participant = id;
      }
    }
    return participant == null ? "name:" + form.text() : participant;
  }

  private static EntityType type(NameForm kind) {
    switch (kind) {
      case HANDLE:
        return EntityType.USERNAME;
      case EMAIL:
        return EntityType.EMAIL_ADDRESS;
      case PHONE:
        return EntityType.PHONE_NUMBER;
      case ID:
        return EntityType.EMPLOYEE_ID;
      default:
        return EntityType.PERSON;
    }
  }
}
