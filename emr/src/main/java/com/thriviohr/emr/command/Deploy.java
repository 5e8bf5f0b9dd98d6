package com.thriviohr.emr.command;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.environment.Template;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes or changes the stacks of an environment, in its order. */
public final class Deploy implements Command {
  private static final String RELEASE = "Release";

  private final List<StackChange> changes = new ArrayList<>();

  /**
   * @param home the folder {@code emr}
   * @param options {@code stacks} a,b,c (all if not given), {@code release}, {@code set}
   *     stack.Parameter=value
   */
  public Deploy(Path home, Environment environment, Options options) {
    List<String> stacks = environment.stacks(options.get("stacks"));
    Optional<String> release = options.get("release");
    List<String> set = options.all("set");
    for (String stack : stacks) {
      Map<String, String> parameters = new LinkedHashMap<>(environment.parameters(stack));
      Template template = Template.read(home, stack);
      if (template.parameters().contains(RELEASE)) {
        parameters.put(RELEASE, release.orElseThrow(() -> noRelease(stack)));
      }
      set.forEach(text -> override(text, stack, parameters));
      changes.add(new StackChange(environment, stack, template, parameters));
    }
    refuseUnknown(set, stacks);
  }

  private static RefusedException noRelease(String stack) {
    return new RefusedException(
        "Stack '"
            + stack
            + "' runs a release: give --release with what thrivio-aws package has printed, or name"
            + " other --stacks");
  }

  private static void override(String text, String stack, Map<String, String> parameters) {
    String[] parts = text.split("[.=]", 3);
    if (parts.length != 3) {
      throw new RefusedException("--set '" + text + "': write stack.Parameter=value");
    }
    if (parts[0].equals(stack)) {
      parameters.put(parts[1], parts[2]);
    }
  }

  private static void refuseUnknown(List<String> set, List<String> stacks) {
    for (String text : set) {
      if (!stacks.contains(text.split("\\.", 2)[0])) {
        throw new RefusedException("--set '" + text + "' names none of the stacks " + stacks);
      }
    }
  }

  @Override
  public List<AwsRequest> requests() {
    return changes.stream()
        .map(change -> AwsRequest.of(change.creation()))
        .collect(Collectors.toList());
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    Stacks stacks = new Stacks(aws.cloudFormation());
    for (StackChange change : changes) {
      boolean changed = stacks.apply(change);
      out.println(change.stack() + ": " + (changed ? "done" : "as it should be"));
    }
  }
}
