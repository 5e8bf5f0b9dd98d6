package com.thriviohr.udfs.anonymise;

import java.util.Set;

/**
 * Decides whether an ordinary word is a name here. The evidence: the person takes part and is
 * addressed, an address mark, a greeting before it, or a capital where names have one.
 */
final class NameEvidence {
  private static final Set<String> GREETINGS =
      Set.of(
          "hi",
          "hello",
          "hey",
          "dear",
          "thanks",
          "thank",
          "thx",
          "ty",
          "cc",
          "ping",
          "ask",
          "tell",
          "morning",
          "welcome",
          "congrats",
          "kudos",
          "from",
          "by",
          "cheers",
          "sorry",
          "ok");

  boolean isName(RosterForm form, DetectionInput input, int start, int end) {
    String text = input.text();
    if (isAddressed(text, start, end) || follows(input.folded(), start)) {
      return true;
    }
    boolean capital = Character.isUpperCase(text.charAt(start));
    switch (form.kind()) {
      case GIVEN:
      case FAMILY:
        return capital;
      default:
        return form.personIds().stream().anyMatch(input::isParticipant);
    }
  }

  /** {@code nick: …}, {@code nick, …} at the start of a line, or {@code @nick} anywhere. */
  private static boolean isAddressed(String text, int start, int end) {
    if (start > 0 && "@+".indexOf(text.charAt(start - 1)) >= 0) {
      return true;
    }
    boolean lineStart = start == 0 || text.charAt(start - 1) == '\n';
    return lineStart && end < text.length() && ":,;>".indexOf(text.charAt(end)) >= 0;
  }

  private static boolean follows(String folded, int start) {
    int end = start;
    while (end > 0 && (folded.charAt(end - 1) == ' ' || folded.charAt(end - 1) == ',')) {
      end--;
    }
    int begin = end;
    while (begin > 0 && Folding.isWord(folded.charAt(begin - 1))) {
      begin--;
    }
    String before = folded.substring(begin, end);
    if (before.equals("you")) {
      return folded.startsWith("thank ", Math.max(0, begin - 6));
    }
    return GREETINGS.contains(before);
  }
}
