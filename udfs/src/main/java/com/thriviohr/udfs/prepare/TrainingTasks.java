package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
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

  private TrainingTasks(YamlMapping yaml) {
    this.version = yaml.text("version");
    Set<String> names = new HashSet<>();
    for (YamlMapping entry : yaml.mappings("tasks")) {
      TrainingTask task = new TrainingTask(entry);
      if (!names.add(task.name())) {
        entry.refuse("a second task of this name");
      }
      tasks.add(task);
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
  }

  /** The tasks that ship with the jobs. */
  public static TrainingTasks shipped() {
    String name = "training-tasks.yaml";
    return parse(ResourceText.read(TrainingTasks.class, name), name);
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the file
   */
  public static TrainingTasks parse(String yaml, String origin) {
    return new TrainingTasks(YamlMapping.parse(yaml, origin));
  }

  /** Version of the file, for the manifest. */
  public String version() {
    return version;
  }

  List<TrainingTask> tasks() {
    return List.copyOf(tasks);
  }
}
