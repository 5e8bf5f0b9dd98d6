package com.thriviohr.jobs.run;

/** A named count, as kept in operator state; its form must stay readable by later versions. */
public class Count {
  private String name;
  private long value;

  /** For Flink's POJO serializer. */
  public Count() {}

  /**
   * @param name accumulator name
   * @param value records counted
   */
  public Count(String name, long value) {
    this.name = name;
    this.value = value;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public long getValue() {
    return value;
  }

  public void setValue(long value) {
    this.value = value;
  }
}
