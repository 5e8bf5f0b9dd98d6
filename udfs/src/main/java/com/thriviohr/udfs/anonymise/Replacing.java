package com.thriviohr.udfs.anonymise;

import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.surrogate.Replacements;
import com.thriviohr.udfs.anonymise.surrogate.Surrogates;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a text with every entity replaced as the policy wants it. */
final class Replacing {
  private final AnonymisePolicy policy;
  private final Replacements replacements;
  private final boolean shiftsDates;

  private Replacing(AnonymisePolicy policy, Replacements replacements, boolean shiftsDates) {
    this.policy = policy;
    this.replacements = replacements;
    this.shiftsDates = shiftsDates;
  }

  /** For a text as it was written. */
  static Replacing first(AnonymisePolicy policy, Surrogates surrogates, Participants participants) {
    return new Replacing(policy, new Replacements(surrogates, participants.authorId()), true);
  }

  /** For a text that was anonymised before: its dates have moved already. */
  Replacing again() {
    return new Replacing(policy, replacements, false);
  }

  /**
   * @param entities disjoint, in text order, offsets of the normalised text
   */
  AnonymisedText replace(NormalisedText text, List<Entity> entities) {
    StringBuilder out = new StringBuilder(text.plain().length() + 64);
    Map<String, Integer> counts = new TreeMap<>();
    int done = 0;
    for (Entity entity : entities) {
      Operator operator = policy.operator(entity);
      if (operator == Operator.KEEP || (operator == Operator.DATE_SHIFT && !shiftsDates)) {
        continue;
      }
      // One plain character may hold the end of one entity and the start of the next.
      int start = Math.max(done, text.plainStart(entity.start()));
      out.append(text.plain(), done, start);
      String matched = text.text().substring(entity.start(), entity.end());
      String name = text.text().substring(entity.nameStart(), entity.nameEnd());
      String replacement = replacement(operator, entity, matched, name);
      out.append(replacement);
      done = Math.max(done, text.plainEnd(entity.end()));
      if (!replacement.equals(matched)) {
        counts.merge(entity.type(), 1, Integer::sum);
      }
    }
    out.append(text.plain(), done, text.plain().length());
    return new AnonymisedText(out.toString(), counts);
  }

  private String replacement(Operator operator, Entity entity, String matched, String name) {
    switch (operator) {
      case SURROGATE:
        return replacements.surrogate(entity, matched, name);
      case TAG:
        return replacements.tag(entity);
      case MASK:
        return replacements.masked(matched);
      case DATE_SHIFT:
        return replacements.shifted(entity, matched);
      default:
        return "[REDACTED]";
    }
  }
}
