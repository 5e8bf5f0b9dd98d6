package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.sink.RecordFormat;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One form in which a target takes a dataset: row schema, rules, limits and files. Immutable. */
public final class TargetForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String target;
  private final String form;
  private final RowSchema schema;
  private final RecordFormat files;
  private final TurnRules rules;
  private final SetLimits train;
  private final SetLimits validation;
  private final SidecarFile companion;

  /** Reads the form; problems stay with the entry. */
  TargetForm(YamlMapping yaml) {
    this.target = yaml.text("target");
    this.form = yaml.optional("form").orElse("");
    this.schema = yaml.parse("schema", RowSchema::named, RowSchema.named("messages"));
    this.files =
        yaml.parse(
            "files",
            name -> RecordFormat.valueOf(name.toUpperCase(Locale.ROOT)),
            RecordFormat.JSONL);
    this.rules = new TurnRules(schema.isSingleTurn(), yaml.texts("forbidden"));
    this.train = yaml.mapping("train").map(SetLimits::of).orElse(SetLimits.NONE);
    this.validation = yaml.mapping("validation").map(SetLimits::of).orElse(SetLimits.NONE);
    this.companion =
        yaml.optional("beside").isEmpty()
            ? SidecarFile.NONE
            : yaml.parse("beside", TargetForm::companion, SidecarFile.NONE);
    yaml.text("source");
    yaml.text("read_on");
    yaml.refuseUnreadKeys();
  }

  /** Name of the target, such as {@code jumpstart}. */
  public String target() {
    return target;
  }

  /** Folder of the form below the output folder, such as {@code jumpstart/chat}; its name too. */
  public String id() {
    return form.isEmpty() ? target : target + "/" + form;
  }

  /**
   * The form that a file belongs to.
   *
   * @param file path below the output folder
   * @param forms forms it may belong to
   */
  public static TargetForm of(String file, Collection<TargetForm> forms) {
    return forms.stream()
        .filter(form -> file.startsWith(form.id() + "/"))
        .max(Comparator.comparing(form -> form.id().length()))
        .orElseThrow(() -> new IllegalArgumentException("No form has the file " + file));
  }

  /** Stage named by the dead letters of this form. */
  public String stage() {
    return "target/" + id();
  }

  /** The first rule that the example breaks. */
  public Optional<TargetRule> broken(TrainingExample example) {
    return rules.broken(example.getMessages());
  }

  /** Folder of a tenant's files. */
  public String folder(String tenantId) {
    // A tenant id may hold characters that mean something in a path.
    boolean plain = tenantId.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    String name = plain ? tenantId : "t-" + StableHash.of(tenantId).hex().substring(0, 16);
    return id() + "/" + name;
  }

  /** Folder of a tenant's split, such as {@code jumpstart/chat/acme/train}. */
  public String folder(String tenantId, Split split) {
    return folder(tenantId) + "/" + split.name().toLowerCase(Locale.ROOT);
  }

  /** Ending of the form's files, without a dot. */
  public String suffix() {
    return files.suffix();
  }

  /** True when the target takes sets of limited size only, which needs all rows at once. */
  public boolean isLimited() {
    return train.isBounded() || train.minRows() > 0 || validation.isBounded();
  }

  /** True for a file that the form wants beside its rows and that holds none. */
  public boolean isCompanion(String file) {
    return companion.files(new TreeMap<>()).keySet().stream()
        .anyMatch(name -> file.endsWith("/" + name));
  }

  /** Path of a file, such as {@code jumpstart/chat/acme/train/part-00000.jsonl}. */
  public String file(String tenantId, Split split, int number) {
    return String.format(
        Locale.ROOT, "%s/part-%05d.%s", folder(tenantId, split), number, files.suffix());
  }

  /**
   * The files that the form wants beside the rows of a tenant.
   *
   * @param rowsByFile rows of files of any form, by path below the output folder
   * @return text by path below the output folder
   */
  public SortedMap<String, String> companions(Map<String, Long> rowsByFile) {
    SortedMap<String, SortedMap<Split, Long>> rowsByFolder = new TreeMap<>();
    Pattern ours = Pattern.compile("(" + Pattern.quote(id()) + "/[^/]+)/([^/]+)/[^/]+");
    rowsByFile.forEach(
        (file, rows) -> {
          Matcher path = ours.matcher(file);
          if (path.matches()) {
            rowsByFolder
                .computeIfAbsent(path.group(1), folder -> new TreeMap<>())
                .merge(Split.valueOf(path.group(2).toUpperCase(Locale.ROOT)), rows, Long::sum);
          }
        });
    SortedMap<String, String> companions = new TreeMap<>();
    rowsByFolder.forEach(
        (folder, rows) ->
            companion
                .files(rows)
                .forEach((name, text) -> companions.put(folder + "/" + name, text)));
    return companions;
  }

  private static SidecarFile companion(String name) {
    return SidecarFile.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  RowSchema schema() {
    return schema;
  }

  RecordFormat files() {
    return files;
  }

  TurnRules rules() {
    return rules;
  }

  /** Limits of one file; no target publishes any for a test split. */
  SetLimits limits(Split split) {
    switch (split) {
      case TRAIN:
        return train;
      case VALIDATION:
        return validation;
      default:
        return SetLimits.NONE;
    }
  }
}
