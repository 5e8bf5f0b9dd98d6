package com.thriviohr.udfs.nudge;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.StableHash;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Asks for a nudge: placeholders and a number of days, never a name or a text of a person. The
 * prompt id depends on tenant, person, run date and template, so a repeated run asks nothing twice.
 * Counts one to one.
 */
public final class ComposePrompt implements MapFunction<NudgeCandidate, Prompt> {
  private static final long serialVersionUID = 1L;

  /** Task of the prompts. */
  public static final String TASK = "nudge";

  static final String RUN_DATE = "run_date";
  static final String DAYS_SINCE = "days_since";

  private final PromptTemplates templates;

  /**
   * @param templates ways to ask
   */
  public ComposePrompt(PromptTemplates templates) {
    this.templates = requireNonNull(templates, "templates");
  }

  @Override
  public Prompt map(NudgeCandidate candidate) {
    PromptTemplate template = templates.choose(candidate);
    return Prompt.newBuilder()
        .setTenantId(candidate.getTenantId())
        .setPromptId(promptId(candidate, template))
        .setTask(TASK)
        .setSubjectId(candidate.getPersonId())
        .setTemplateId(template.id())
        .setMessages(template.turns(candidate))
        .setPlaceholders(template.placeholders())
        .setMaxTokens(template.maxTokens())
        .setTemperature(template.temperature())
        .setAttributes(attributes(candidate))
        .build();
  }

  private static String promptId(NudgeCandidate candidate, PromptTemplate template) {
    return StableHash.of(
            "prompt",
            candidate.getTenantId(),
            candidate.getPersonId(),
            candidate.getRunDate(),
            template.id())
        .hex();
  }

  private static Map<String, String> attributes(NudgeCandidate candidate) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(RUN_DATE, candidate.getRunDate());
    if (candidate.getDaysSince() != null) {
      attributes.put(DAYS_SINCE, candidate.getDaysSince().toString());
    }
    return attributes;
  }
}
