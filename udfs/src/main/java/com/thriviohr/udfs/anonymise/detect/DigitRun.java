package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;

/** Digits with single spaces, dashes, dots or slashes between groups of them. Immutable. */
final class DigitRun {
  private static final String MARKS = "- ./";
  private static final int FEWEST_GLUED = 3;

  private final String digits;
  private final int[] offsets;
  private final List<Integer> groups;

  private DigitRun(String digits, int[] offsets, List<Integer> groups) {
    this.digits = digits;
    this.offsets = offsets;
    this.groups = groups;
  }

  /** The runs of a text that stand apart from letters. */
  static List<DigitRun> of(DetectionInput input) {
    List<DigitRun> runs = new ArrayList<>();
    int at = 0;
    while (at < input.text().length()) {
      if (!Characters.isDigit(input.at(at)) || Characters.isWord(input.at(at - 1))) {
        at++;
        continue;
      }
      int end = end(input, at);
      if (!Characters.isWord(input.at(end))) {
        runs.add(read(input, at, end));
      }
      at = end;
    }
    return runs;
  }

  private static int end(DetectionInput input, int start) {
    int end = start + 1;
    while (true) {
      if (Characters.isDigit(input.at(end))) {
        end++;
      } else if (MARKS.indexOf(input.at(end)) >= 0 && Characters.isDigit(input.at(end + 1))) {
        end += 2;
      } else if (isBrokenLine(input, end)) {
        end += 3;
      } else {
        return end;
      }
    }
  }

  /** A hyphen at the end of a line, with the number going on in the next one. */
  private static boolean isBrokenLine(DetectionInput input, int at) {
    return input.at(at) == '-' && input.at(at + 1) == '\n' && Characters.isDigit(input.at(at + 2));
  }

  private static DigitRun read(DetectionInput input, int start, int end) {
    StringBuilder digits = new StringBuilder(end - start);
    int[] offsets = new int[end - start];
    List<Integer> groups = new ArrayList<>();
    for (int i = start; i < end; i++) {
      if (Characters.isDigit(input.at(i))) {
        if (i == start || !Characters.isDigit(input.at(i - 1))) {
          groups.add(digits.length());
        }
        offsets[digits.length()] = i;
        digits.append(input.at(i));
      }
    }
    return new DigitRun(digits.toString(), offsets, parted(groups, digits.length()));
  }

  /**
   * Numbers of one shape that were glued together: in 3-2-7-2-4 the middle group is the end of one
   * 3-2-4 and the beginning of the next.
   */
  private static List<Integer> parted(List<Integer> groups, int digits) {
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      lengths.add((i + 1 < groups.size() ? groups.get(i + 1) : digits) - groups.get(i));
    }
    for (int size = FEWEST_GLUED; size < groups.size(); size++) {
      if (isGlued(lengths, size)) {
        List<Integer> parted = new ArrayList<>(groups);
        int last = lengths.get(lengths.size() - 1);
        for (int i = lengths.size() - size; i > 0; i -= size - 1) {
          parted.add(i + 1, groups.get(i) + last);
        }
        return parted;
      }
    }
    return groups;
  }

  /** True when the groups are numbers of so many groups each, each joined to the next. */
  private static boolean isGlued(List<Integer> lengths, int size) {
    int step = size - 1;
    if ((lengths.size() - 1) % step != 0) {
      return false;
    }
    int first = lengths.get(0);
    int last = lengths.get(lengths.size() - 1);
    for (int i = 1; i + 1 < lengths.size(); i++) {
      boolean joint = i % step == 0;
      int wanted = joint ? last + first : lengths.get(i % step);
      if (lengths.get(i) != wanted) {
        return false;
      }
    }
    return true;
  }

  int groups() {
    return groups.size();
  }

  /** Offset of the first digit of a group. */
  int start(int group) {
    return offsets[groups.get(group)];
  }

  /** Offset behind the last digit before a group. */
  int end(int group) {
    return offsets[digitsBefore(group) - 1] + 1;
  }

  int length(int from, int to) {
    return digitsBefore(to) - groups.get(from);
  }

  String digits(int from, int to) {
    return digits.substring(groups.get(from), digitsBefore(to));
  }

  /** Lengths of the groups and the marks between them, such as 3-2-4. */
  String shape(DetectionInput input, int from, int to) {
    StringBuilder shape = new StringBuilder();
    for (int group = from; group < to; group++) {
      if (group > from) {
        char mark = input.at(start(group) - 1);
        shape.append(mark == '\n' ? '-' : mark);
      }
      shape.append(length(group, group + 1));
    }
    return shape.toString();
  }

  private int digitsBefore(int group) {
    return group == groups.size() ? digits.length() : groups.get(group);
  }
}
