package com.thriviohr.jobs.evaluate;

import com.thriviohr.datasets.record.Format;
import com.thriviohr.udfs.anonymise.Anonymiser;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts marked mentions that can still be read, word for word, in what the anonymiser writes. */
public final class Leftovers {
  private final Anonymiser anonymiser;
  private final String tenantId;
  private final Map<String, Integer> leftByType = new TreeMap<>();
  private int mentions;

  /**
   * @param tenantId whose roster and key apply
   */
  public Leftovers(Anonymiser anonymiser, String tenantId) {
    this.anonymiser = anonymiser;
    this.tenantId = tenantId;
  }

  /** Anonymises a text and looks for its mentions. */
  public void add(GoldText text) {
    String out =
        " "
            + words(
                anonymiser
                    .anonymise(tenantId, text.text(), Format.PLAIN, text.participants())
                    .text())
            + " ";
    for (Entity entity : text.entities()) {
      String mention = words(text.text().substring(entity.start(), entity.end()));
      mentions++;
      if (!mention.isEmpty() && out.contains(" " + mention + " ")) {
        leftByType.merge(entity.type(), 1, Integer::sum);
      }
    }
  }

  private static String words(String text) {
    return Characters.fold(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Prints the counts. */
  public void print(PrintStream out, String mode) {
    int left = leftByType.values().stream().mapToInt(Integer::intValue).sum();
    out.printf(
        Locale.ROOT,
        "Mentions still readable in mode %s under the policy: %d of %d %s%n",
        mode,
        left,
        mentions,
        leftByType);
  }
}
