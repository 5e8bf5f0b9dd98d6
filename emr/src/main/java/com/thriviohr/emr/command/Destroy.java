package com.thriviohr.emr.command;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;

/** Deletes stacks, the last one first. Buckets and the key stay: their template says so. */
public final class Destroy implements Command {
  private final List<DeleteStackRequest> deletions = new ArrayList<>();

  /**
   * @param options {@code yes} with the environment's name, {@code stacks} a,b,c (all if not given)
   */
  public Destroy(Environment environment, Options options) {
    String yes = options.require("yes", "repeat the environment's name to delete its stacks");
    if (!yes.equals(environment.name())) {
      throw new RefusedException(
          "--yes '" + yes + "' is not the environment '" + environment.name() + "'");
    }
    List<String> stacks = new ArrayList<>(environment.stacks(options.get("stacks")));
    Collections.reverse(stacks);
    for (String stack : stacks) {
      deletions.add(DeleteStackRequest.builder().stackName(environment.stackName(stack)).build());
    }
  }

  @Override
  public List<AwsRequest> requests() {
    return deletions.stream().map(AwsRequest::of).collect(Collectors.toList());
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    Stacks stacks = new Stacks(aws.cloudFormation());
    for (DeleteStackRequest deletion : deletions) {
      stacks.delete(deletion);
      out.println(deletion.stackName() + ": gone");
    }
    out.println("Buckets and their key are still there, with all that is in them.");
  }
}
