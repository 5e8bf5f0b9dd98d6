package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.text.TextFile;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The forms of a {@code targets.yaml}. Immutable. */
public final class TargetForms {
  private static final String SHIPPED = "targets.yaml";
  private final String version;
  private final List<TargetForm> forms = new ArrayList<>();

  private TargetForms(YamlMapping yaml) {
    this.version = yaml.text("version");
    Set<String> ids = new HashSet<>();
    for (YamlMapping entry : yaml.mappings("targets")) {
      TargetForm form = new TargetForm(entry);
      if (!ids.add(form.id())) {
        entry.refuse("a second form of this name");
      }
      forms.add(form);
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
  }

  /** The targets that ship with the jobs. */
  public static TargetForms shipped() {
    return parse(ResourceText.read(TargetForms.class, SHIPPED), SHIPPED);
  }

  /**
   * @param file the table; local or any file system Flink has a plugin for
   * @throws InvalidInputException when it cannot be read, or naming every problem of it
   */
  public static TargetForms load(String file) {
    return parse(TextFile.read(file, "Target table"), file);
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws InvalidInputException naming every problem of the file
   */
  public static TargetForms parse(String yaml, String origin) {
    return new TargetForms(YamlMapping.parse(yaml, origin));
  }

  /** Version of the file, for the manifest. */
  public String version() {
    return version;
  }

  /** Names of all targets, sorted. */
  public Set<String> targets() {
    return forms.stream().map(TargetForm::target).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All forms of the targets named, in the order of the file. */
  public List<TargetForm> of(Collection<String> targets) {
    return forms.stream()
        .filter(form -> targets.contains(form.target()))
        .collect(Collectors.toUnmodifiableList());
  }

  /** All forms, in the order of the file. */
  public List<TargetForm> all() {
    return List.copyOf(forms);
  }
}
