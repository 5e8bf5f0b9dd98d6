package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;

/** Whose call it is: the prompt, the run that asks it, and the person it is for. Immutable. */
public final class CallId {
  private final JournalKey prompt;
  private final JournalKey run;
  private final JournalKey person;

  CallId(JournalKey prompt, JournalKey run, JournalKey person) {
    this.prompt = requireNonNull(prompt, "prompt");
    this.run = requireNonNull(run, "run");
    this.person = requireNonNull(person, "person");
  }

  /** The call a run makes for a prompt. */
  public static CallId of(Prompt prompt, JournalKey run) {
    JournalKey person =
        prompt.getSubjectId() == null
            ? JournalKey.NONE
            : JournalKey.person(prompt.getTenantId(), prompt.getSubjectId());
    return new CallId(JournalKey.prompt(prompt), run, person);
  }

  /** The prompt with its content. */
  public JournalKey prompt() {
    return prompt;
  }

  /** The run. */
  public JournalKey run() {
    return run;
  }

  /** The person, or {@link JournalKey#NONE}. */
  public JournalKey person() {
    return person;
  }
}
