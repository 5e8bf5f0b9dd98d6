package com.thriviohr.udfs.prepare;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tasks of a {@code training-tasks.yaml}. Immutable. */
public final class TrainingTasks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final ArrayList<TrainingTask> tasks = new ArrayList<>();

  private TrainingTasks(YamlEntry yaml) {
    this.version = yaml.text("version");
    Set<String> names = new HashSet<>();
    for (YamlEntry entry : yaml.entries("tasks")) {
      TrainingTask task = new TrainingTask(entry);
      if (!names.add(task.name())) {
        entry.refuse("a second task of this name");
      }
      tasks.add(task);
    }
    yaml.refuseUnreadFields();
    yaml.refuseProblems();
  }

  /** The tasks that ship with the jobs. */
  public static TrainingTasks shipped() {
    String name = "training-tasks.yaml";
    return parse(PackagedText.read(name), name);
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the file
   */
  public static TrainingTasks parse(String yaml, String origin) {
    return new TrainingTasks(YamlEntry.parse(yaml, origin));
  }

  /** Version of the file, for the manifest. */
  public String version() {
    return version;
  }

  List<TrainingTask> tasks() {
    return List.copyOf(tasks);
  }
}
