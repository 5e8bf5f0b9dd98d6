package com.thriviohr.datasets.source;

/**
 * One line of an input file with its place. A mutable POJO because it crosses operators.
 *
 * <p>{@link #toString()} never shows the text.
 */
public class TextLine {
  private String origin;
  private long base;
  private long number;
  private String text;
  private String problem;

  /** For Flink's POJO serializer. */
  public TextLine() {}

  /**
   * @param origin path of the file
   * @param base byte offset from which {@code number} counts, 0 for the start of the file
   * @param number line number from {@code base}, from 1
   * @param text the line without its line end; empty when there is a problem
   * @param problem reason code when the line cannot be read, otherwise null
   */
  public TextLine(String origin, long base, long number, String text, String problem) {
    this.origin = origin;
    this.base = base;
    this.number = number;
    this.text = text;
    this.problem = problem;
  }

  public String getOrigin() {
    return origin;
  }

  public void setOrigin(String origin) {
    this.origin = origin;
  }

  public long getBase() {
    return base;
  }

  public void setBase(long base) {
    this.base = base;
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

  public String getProblem() {
    return problem;
  }

  public void setProblem(String problem) {
    this.problem = problem;
  }

  @Override
  public String toString() {
    return "TextLine{" + origin + ":" + base + "+" + number + "}";
  }
}
