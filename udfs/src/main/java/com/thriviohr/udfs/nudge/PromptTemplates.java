package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.datasets.text.TextFile;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The prompt templates of a YAML file. Immutable. */
public final class PromptTemplates implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String SHIPPED = "prompt-templates.yaml";
  private static final String DEFAULT_LANGUAGE = "en";

  private final ArrayList<PromptTemplate> templates = new ArrayList<>();

  private PromptTemplates(YamlMapping yaml) {
    Set<String> ids = new HashSet<>();
    for (YamlMapping entry : yaml.mappings("templates")) {
      PromptTemplate template = new PromptTemplate(entry);
      if (!ids.add(template.id())) {
        entry.refuse("a second template " + template.id());
      }
      templates.add(template);
    }
    yaml.refuseUnreadKeys();
    yaml.refuseProblems();
    refuseGaps();
  }

  /** The templates that ship with the jobs. */
  public static PromptTemplates shipped() {
    return parse(ResourceText.read(PromptTemplates.class, SHIPPED), SHIPPED);
  }

  /**
   * @param file local path or a path of any file system Flink knows
   * @throws InvalidInputException naming every problem of the file
   */
  public static PromptTemplates read(String file) {
    return parse(TextFile.read(file, "Prompt templates"), file);
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws InvalidInputException naming every problem of the file
   */
  public static PromptTemplates parse(String yaml, String origin) {
    return new PromptTemplates(YamlMapping.parse(yaml, origin));
  }

  /**
   * The template for a person: among those for the occasion in the person's language, or else in
   * English, the one a hash of tenant and person points at.
   */
  public PromptTemplate choose(NudgeCandidate candidate) {
    List<PromptTemplate> fitting = fitting(candidate, language(candidate));
    if (fitting.isEmpty()) {
      fitting = fitting(candidate, DEFAULT_LANGUAGE);
    }
    StableHash hash = StableHash.of("template", candidate.getTenantId(), candidate.getPersonId());
    return fitting.get(hash.bucket(fitting.size()));
  }

  private List<PromptTemplate> fitting(NudgeCandidate candidate, String language) {
    return templates.stream()
        .filter(template -> template.fits(candidate) && template.speaks(language))
        .collect(Collectors.toList());
  }

  private static String language(NudgeCandidate candidate) {
    String tag = candidate.getLocale() == null ? "" : candidate.getLocale().replace('_', '-');
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private void refuseGaps() {
    NudgeCandidate never =
        NudgeCandidate.newBuilder()
            .setTenantId("")
            .setPersonId("")
            .setRunDate("")
            .setTimeZone("")
            .build();
    NudgeCandidate before = NudgeCandidate.newBuilder(never).setDaysSince(1).build();
    if (fitting(never, DEFAULT_LANGUAGE).isEmpty() || fitting(before, DEFAULT_LANGUAGE).isEmpty()) {
      throw new InvalidInputException(
          "Prompt templates need one in English for each occasion, before and never");
    }
  }
}
