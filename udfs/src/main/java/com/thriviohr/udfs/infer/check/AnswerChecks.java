package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.text.TextFile;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/** The checks of every task, as {@code answer-checks.yaml} describes them. Immutable. */
public final class AnswerChecks implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SHIPPED = "answer-checks.yaml";

  private final String yaml;
  private transient Map<String, AnswerCheck> checks;

  private AnswerChecks(String yaml, String origin) {
    this.yaml = requireNonNull(yaml, "yaml");
    this.checks = AnswerCheckReader.read(yaml, origin);
  }

  /** The checks in the jar. */
  public static AnswerChecks shipped() {
    return parse(ResourceText.read(AnswerChecks.class, "/" + SHIPPED), SHIPPED);
  }

  /**
   * Reads a file, in any file system Flink knows.
   *
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static AnswerChecks read(String location) {
    return parse(TextFile.read(location, "Checks"), location);
  }

  /**
   * @param yaml text of the checks
   * @param origin its name, for messages
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static AnswerChecks parse(String yaml, String origin) {
    return new AnswerChecks(yaml, origin);
  }

  /** Why an answer is not good enough for its task; empty when it is. */
  public Optional<String> fault(Completion answer) {
    AnswerCheck check = checks.get(answer.getTask());
    return check == null ? Optional.empty() : check.fault(answer);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    checks = AnswerCheckReader.read(yaml, "checks");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerChecks && yaml.equals(((AnswerChecks) other).yaml);
  }

  @Override
  public int hashCode() {
    return yaml.hashCode();
  }
}
