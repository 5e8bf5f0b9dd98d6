package com.thriviohr.datasets.record;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * Base of all data contracts: a record in a log line or an exception does not tell what it holds.
 */
public abstract class RedactedRecord extends SpecificRecordBase {
  @Override
  public final String toString() {
    return getSchema().getName() + "{redacted}";
  }
}
