package com.thriviohr.udfs.anonymise.tagger;

import static java.util.Objects.requireNonNull;

/** A text with the label of every UTF-16 unit. Immutable. */
public final class Labelled {
  private final String text;
  private final byte[] labels;

  /**
   * @param text the text
   * @param labels for each unit 0 outside, 1 in a person's name, 2 the same but a new name starts
   *     here, 3 in another name, 4 in the name of an organisation
   */
  public Labelled(String text, byte[] labels) {
    this.text = requireNonNull(text, "text");
    this.labels = labels.clone();
    if (labels.length != text.length()) {
      throw new IllegalArgumentException("Every unit needs a label.");
    }
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Label of the unit at an offset. */
  public int label(int offset) {
    return labels[offset];
  }
}
