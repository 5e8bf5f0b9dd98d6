package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/** Shows the latest nights: how they ended, or where they are. */
public final class Status implements Command {
  private static final int NIGHTS = 10;
  private static final int EVENTS = 50;

  private final Environment environment;

  /** Of an environment. */
  public Status(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public List<AwsRequest> requests() {
    return List.of();
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    String machine = Nights.machine(aws, environment);
    SfnClient nights = aws.stepFunctions();
    List<ExecutionListItem> latest =
        nights.listExecutions(r -> r.stateMachineArn(machine).maxResults(NIGHTS)).executions();
    if (latest.isEmpty()) {
      out.println("No night yet.");
    }
    for (ExecutionListItem night : latest) {
      out.printf(
          Locale.ROOT,
          "%-28s %-10s %s  %s%n",
          night.name(),
          night.statusAsString(),
          night.startDate(),
          detail(nights, night));
    }
  }

  private static String detail(SfnClient nights, ExecutionListItem night) {
    if (night.status() == ExecutionStatus.RUNNING) {
      return "in " + state(nights, night);
    }
    DescribeExecutionResponse ended =
        nights.describeExecution(r -> r.executionArn(night.executionArn()));
    return ended.error() == null ? "" : ended.error() + ": " + ended.cause();
  }

  private static String state(SfnClient nights, ExecutionListItem night) {
    return nights
        .getExecutionHistory(
            r -> r.executionArn(night.executionArn()).reverseOrder(true).maxResults(EVENTS))
        .events()
        .stream()
        .map(HistoryEvent::stateEnteredEventDetails)
        .filter(entered -> entered != null)
        .map(StateEnteredEventDetails::name)
        .findFirst()
        .orElse("its first state");
  }
}
