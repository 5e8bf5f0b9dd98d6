package com.thriviohr.udfs.anonymise.tagger;

/** The labels of a token, as the model numbers them. */
public final class Label {
  /** Outside of any name. */
  public static final int OUTSIDE = 0;

  /** First token of a person's name. */
  public static final int BEGIN = 1;

  /** Later token of a person's name. */
  public static final int INSIDE = 2;

  /** Part of the name of something else: place, product, work. */
  public static final int OTHER = 3;

  /** Part of the name of an organisation. */
  public static final int ORGANIZATION = 4;

  /** Number of labels. */
  public static final int COUNT = 5;

  private Label() {}
}
