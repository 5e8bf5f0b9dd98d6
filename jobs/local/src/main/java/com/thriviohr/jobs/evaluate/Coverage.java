package com.thriviohr.jobs.evaluate;

import com.thriviohr.udfs.anonymise.detect.Entity;
import java.io.PrintStream;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** How much of what is marked is found, and the other way round, in UTF-16 units of any type. */
final class Coverage {
  private long marked;
  private long found;
  private long both;

  void add(List<Entity> gold, List<Entity> findings) {
    BitSet goldUnits = units(gold);
    BitSet foundUnits = units(findings);
    marked += goldUnits.cardinality();
    found += foundUnits.cardinality();
    goldUnits.and(foundUnits);
    both += goldUnits.cardinality();
  }

  private static BitSet units(List<Entity> entities) {
    BitSet units = new BitSet();
    entities.forEach(entity -> units.set(entity.start(), entity.end()));
    return units;
  }

  /** Share of the found units that are marked. */
  double precision() {
    return found == 0 ? 0 : (double) both / found;
  }

  /** Share of the marked units that are found. */
  double recall() {
    return marked == 0 ? 0 : (double) both / marked;
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Coverage, in characters of whatever type: P %.3f R %.3f of %,d%n",
        precision(),
        recall(),
        marked);
  }
}
