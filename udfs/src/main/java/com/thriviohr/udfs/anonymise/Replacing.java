package com.thriviohr.udfs.anonymise;

import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.NameForm;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.surrogate.Replacements;
import com.thriviohr.udfs.anonymise.surrogate.Surrogates;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.util.ArrayList;
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
   * @param written what earlier passes wrote into the text, which stays as it is
   * @param entities disjoint, in text order, offsets of the normalised text
   */
  AnonymisedText replace(NormalisedText text, WrittenSpans written, List<Entity> entities) {
    Writer writer = new Writer(text, written);
    for (Entity entity : entities) {
      if (policy.operator(entity) != Operator.KEEP) {
        unwritten(entity, text, written).forEach(writer::replace);
      }
    }
    return writer.end();
  }

  /** The entity, or what is left of it beside stand-ins. */
  private static List<Entity> unwritten(Entity entity, NormalisedText text, WrittenSpans written) {
    if (written.isEmpty()) {
      return List.of(entity);
    }
    List<Entity> rests = new ArrayList<>();
    int start = entity.start();
    while (start < entity.end()) {
      int end = start;
      while (end < entity.end() && isUnwritten(text, written, end)) {
        end++;
      }
      Entity rest = end > start ? trimmed(entity, text.text(), start, end) : null;
      if (rest != null) {
        rests.add(rest);
      }
      start = end + 1;
    }
    return rests;
  }

  private static boolean isUnwritten(NormalisedText text, WrittenSpans written, int at) {
    int from = text.plainStart(at);
    int to = text.plainEnd(at + 1);
    List<int[]> parts = written.unwritten(from, to);
    return parts.size() == 1 && parts.get(0)[0] == from && parts.get(0)[1] == to;
  }

  /** Without the space and marks at its ends; null when nothing is left. */
  private static Entity trimmed(Entity entity, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && !Characters.isWord(text.charAt(from))) {
      from++;
    }
    while (to > from && !Characters.isWord(text.charAt(to - 1))) {
      to--;
    }
    if (from == to) {
      return null;
    }
    boolean whole = from == entity.start() && to == entity.end();
    return whole ? entity : entity.over(from, to).withForm(NameForm.OTHER);
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

  /** Writes the new text and notes where it wrote. */
  private final class Writer {
    private final NormalisedText text;
    private final WrittenSpans before;
    private final WrittenSpans written = new WrittenSpans();
    private final StringBuilder out;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int done;

    private Writer(NormalisedText text, WrittenSpans before) {
      this.text = text;
      this.before = before;
      this.out = new StringBuilder(text.plain().length() + 64);
    }

    private void replace(Entity entity) {
      // One plain character may hold the end of one entity and the start of the next.
      copyTo(Math.max(done, text.plainStart(entity.start())));
      String matched = text.text().substring(entity.start(), entity.end());
      String name = text.text().substring(entity.nameStart(), entity.nameEnd());
      int start = out.length();
      out.append(replacement(entity, matched, name));
      written.add(start, out.length());
      done = Math.max(done, text.plainEnd(entity.end()));
      counts.merge(entity.type(), 1, Integer::sum);
    }

    private void copyTo(int end) {
      written.copy(before, done, end, out.length());
      out.append(text.plain(), done, end);
      done = end;
    }

    private AnonymisedText end() {
      copyTo(text.plain().length());
      return new AnonymisedText(out.toString(), counts, written);
    }
  }
}
