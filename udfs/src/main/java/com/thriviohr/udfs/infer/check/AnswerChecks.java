package com.thriviohr.udfs.infer.check;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** The checks of every task, as {@code answer-checks.yaml} describes them. Immutable. */
public final class AnswerChecks implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SHIPPED = "answer-checks.yaml";

  private final String yaml;
  private transient Map<String, AnswerCheck> checks;

  private AnswerChecks(String yaml, String origin) {
    this.yaml = requireNonNull(yaml, "yaml");
    this.checks = new AnswerCheckReader(origin).read(yaml);
  }

  /** The checks in the jar. */
  public static AnswerChecks shipped() {
    try (InputStream in = AnswerChecks.class.getResourceAsStream("/" + SHIPPED)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), SHIPPED);
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + " cannot be read from the jar", e);
    }
  }

  /**
   * Reads a file, in any file system Flink knows.
   *
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static AnswerChecks read(String location) {
    Path path = new Path(location);
    try (InputStream in = path.getFileSystem().open(path)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), location);
    } catch (IOException e) {
      throw new InvalidInputException(
          "Checks '" + location + "' cannot be read: give a readable YAML file.", e);
    }
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
    checks = new AnswerCheckReader("checks").read(yaml);
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
