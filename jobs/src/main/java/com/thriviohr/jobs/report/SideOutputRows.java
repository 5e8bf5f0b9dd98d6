package com.thriviohr.jobs.report;

import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What left a run by a side door: a row for each door, stage and reason, the most first. */
final class SideOutputRows {
  private SideOutputRows() {}

  static List<Map<String, Object>> of(Counts counts) {
    List<Exit> exits = new ArrayList<>();
    for (Door door : Door.values()) {
      counts
          .below(SideOutputs.prefix(door))
          .forEach((path, count) -> exits.add(new Exit(door, path, count)));
    }
    exits.sort((one, other) -> Long.compare(other.count, one.count));
    long most = exits.isEmpty() ? 1 : exits.get(0).count;
    List<Map<String, Object>> rows = new ArrayList<>();
    exits.forEach(exit -> rows.add(exit.row(most)));
    return rows;
  }

  private static final class Exit {
    private final Door door;
    private final String stage;
    private final String reason;
    private final long count;

    private Exit(Door door, String path, long count) {
      int slash = path.lastIndexOf('/');
      this.door = door;
      this.stage = path.substring(0, Math.max(0, slash));
      this.reason = path.substring(slash + 1);
      this.count = count;
    }

    private Map<String, Object> row(long most) {
      return Map.of(
          "door", Figures.words(door.name()),
          "door_class", door.name().toLowerCase(Locale.ROOT),
          "stage", Figures.words(stage),
          "reason", Figures.words(reason),
          "count", Figures.grouped(count),
          "width", Figures.percent(count, most));
    }
  }
}
