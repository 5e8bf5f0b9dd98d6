package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;

/** Digits with single spaces, dashes, dots or slashes between groups of them. Immutable. */
final class DigitRun {
  private static final String MARKS = "- ./";

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
      } else {
        return end;
      }
    }
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
    return new DigitRun(digits.toString(), offsets, groups);
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
        shape.append(input.at(start(group) - 1));
      }
      shape.append(length(group, group + 1));
    }
    return shape.toString();
  }

  private int digitsBefore(int group) {
    return group == groups.size() ? digits.length() : groups.get(group);
  }
}
