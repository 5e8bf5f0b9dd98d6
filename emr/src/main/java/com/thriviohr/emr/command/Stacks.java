package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** The stacks as CloudFormation has them. */
final class Stacks {
  private final CloudFormationClient client;

  Stacks(CloudFormationClient client) {
    this.client = requireNonNull(client, "client");
  }

  /**
   * Makes a stack what it is to be, and waits until it is.
   *
   * @return false when it was so already
   * @throws RefusedException with the reasons of what could not be made
   */
  boolean apply(StackChange change) {
    Optional<Stack> stack = find(change.stack());
    return stack.isPresent() ? update(stack.get().stackId(), change) : create(change);
  }

  private boolean create(StackChange change) {
    String id = client.createStack(change.creation()).stackId();
    try {
      client.waiter().waitUntilStackCreateComplete(r -> r.stackName(id));
      return true;
    } catch (SdkClientException e) {
      throw new RefusedException(
          "Stack " + change.stack() + " was not made, and is taken back: " + reasons(id), e);
    }
  }

  private boolean update(String id, StackChange change) {
    try {
      client.updateStack(change.update());
      client.waiter().waitUntilStackUpdateComplete(r -> r.stackName(id));
      return true;
    } catch (CloudFormationException e) {
      // CloudFormation has no other word for it.
      if (e.awsErrorDetails().errorMessage().contains("No updates are to be performed")) {
        return false;
      }
      throw e;
    } catch (SdkClientException e) {
      throw new RefusedException(
          "Stack " + change.stack() + " was not changed, and is as it was: " + reasons(id), e);
    }
  }

  private String reasons(String stack) {
    return client.describeStackEvents(r -> r.stackName(stack)).stackEvents().stream()
        .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
        .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
        .collect(Collectors.joining("; "));
  }

  /** Deletes a stack and waits until it is gone. */
  void delete(DeleteStackRequest request) {
    if (find(request.stackName()).isPresent()) {
      client.deleteStack(request);
      client.waiter().waitUntilStackDeleteComplete(r -> r.stackName(request.stackName()));
    }
  }

  /** Outputs of all stacks of an environment that exist, by their names. */
  Map<String, String> outputs(Environment environment) {
    Map<String, String> outputs = new TreeMap<>();
    outputs.put("Environment", environment.name());
    outputs.put("Region", environment.region());
    for (String stack : environment.stacks()) {
      find(environment.stackName(stack))
          .ifPresent(
              found ->
                  found.outputs().forEach(out -> outputs.put(out.outputKey(), out.outputValue())));
    }
    return outputs;
  }

  private Optional<Stack> find(String name) {
    try {
      return client.describeStacks(r -> r.stackName(name)).stacks().stream().findFirst();
    } catch (CloudFormationException e) {
      if (e.statusCode() == 400 && String.valueOf(e.getMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
