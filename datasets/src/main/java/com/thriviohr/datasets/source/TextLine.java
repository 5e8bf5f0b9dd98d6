package com.thriviohr.datasets.source;

/**
 * One line of an input file with its place. A mutable POJO because it crosses operators.
 *
 * <p>{@link #toString()} never shows the text.
 */
public class TextLine {
  private String origin;
  private long number;
  private String text;

  /** For Flink's POJO serializer. */
  public TextLine() {}

  /**
   * @param origin path of the file
   * @param number line number, from 1
   * @param text the line without its line end
   */
  public TextLine(String origin, long number, String text) {
    this.origin = origin;
    this.number = number;
    this.text = text;
  }

  public String getOrigin() {
    return origin;
  }

  public void setOrigin(String origin) {
    this.origin = origin;
  }

  public long getNumber() {
    return number;
  }

  public void setNumber(long number) {
    this.number = number;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return "TextLine{" + origin + ":" + number + "}";
  }
}
