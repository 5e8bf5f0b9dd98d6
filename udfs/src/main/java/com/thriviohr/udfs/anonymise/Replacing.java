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

  Replacing(AnonymisePolicy policy, Surrogates surrogates, Participants participants) {
    this.policy = policy;
    this.replacements = new Replacements(surrogates, participants.authorId());
  }

  /**
   * @param entities disjoint, in text order, offsets of the normalised text
   */
  AnonymisedText replace(NormalisedText text, List<Entity> entities) {
    Writer writer = new Writer(text);
    for (Entity entity : entities) {
      if (policy.operator(entity) != Operator.KEEP) {
        writer.replace(entity);
      }
    }
    return writer.end();
  }

  private String replacement(Entity entity, String matched, String name) {
    switch (policy.operator(entity)) {
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

  /** Writes the new text. */
  private final class Writer {
    private final NormalisedText text;
    private final StringBuilder out;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int done;

    private Writer(NormalisedText text) {
      this.text = text;
      this.out = new StringBuilder(text.plain().length() + 64);
    }

    private void replace(Entity entity) {
      // One plain character may hold the end of one entity and the start of the next.
      copyTo(Math.max(done, text.plainStart(entity.start())));
      String matched = text.text().substring(entity.start(), entity.end());
      String name = text.text().substring(entity.nameStart(), entity.nameEnd());
      out.append(replacement(entity, matched, name));
      done = Math.max(done, text.plainEnd(entity.end()));
      counts.merge(entity.type(), 1, Integer::sum);
    }

    private void copyTo(int end) {
      out.append(text.plain(), done, end);
      done = end;
    }

    private AnonymisedText end() {
      copyTo(text.plain().length());
      return new AnonymisedText(out.toString(), counts);
    }
  }
}
