package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.udfs.prepare.StableHash;
import com.thriviohr.udfs.prepare.YamlEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** The prompt templates of a YAML file. Immutable. */
public final class PromptTemplates implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String SHIPPED = "prompt-templates.yaml";
  private static final String DEFAULT_LANGUAGE = "en";

  private final ArrayList<PromptTemplate> templates = new ArrayList<>();

  private PromptTemplates(YamlEntry yaml) {
    Set<String> ids = new HashSet<>();
    for (YamlEntry entry : yaml.entries("templates")) {
      PromptTemplate template = new PromptTemplate(entry);
      if (!ids.add(template.id())) {
        entry.refuse("a second template " + template.id());
      }
      templates.add(template);
    }
    yaml.refuseUnreadFields();
    yaml.refuseProblems();
    refuseGaps();
  }

  /** The templates that ship with the jobs. */
  public static PromptTemplates shipped() {
    try (InputStream in = PromptTemplates.class.getResourceAsStream(SHIPPED)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file local path or a path of any file system Flink knows
   * @throws InvalidInputException naming every problem of the file
   */
  public static PromptTemplates read(String file) {
    Path path = new Path(file);
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new InvalidInputException("Prompt templates cannot be read from " + file, e);
    }
  }

  /**
   * @param yaml the whole file
   * @param origin how messages name the file
   * @throws InvalidInputException naming every problem of the file
   */
  public static PromptTemplates parse(String yaml, String origin) {
    return new PromptTemplates(YamlEntry.parse(yaml, origin));
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
