package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** Starts a night. */
public final class Submit implements Command {
  private static final Set<String> JOBS = Set.of("nudges", "dataset");

  private final Environment environment;
  private final ObjectNode input = JsonNodeFactory.instance.objectNode();
  private final String name;

  /**
   * @param options {@code job}, {@code run-date}, {@code run-id}
   * @param clock names the start
   */
  public Submit(Environment environment, Options options, Clock clock) {
    this.environment = requireNonNull(environment, "environment");
    String job = options.require("job", "give nudges or dataset");
    if (!JOBS.contains(job)) {
      throw new RefusedException("--job '" + job + "' is neither nudges nor dataset");
    }
    input.put("job", job);
    options.get("run-date").ifPresent(date -> input.put("run_date", date(date)));
    options.get("run-id").ifPresent(id -> input.put("run_id", id));
    this.name =
        job
            + DateTimeFormatter.ofPattern("-yyyyMMdd-HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
  }

  private static String date(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new RefusedException("--run-date '" + text + "' is no date: write 2026-11-26");
    }
    return text;
  }

  @Override
  public List<AwsRequest> requests() {
    return List.of(AwsRequest.of(request("<Night>")));
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    StartExecutionRequest request = request(Nights.machine(aws, environment));
    aws.stepFunctions().startExecution(request);
    out.println("Started " + name + ": look with thrivio-aws status");
  }

  private StartExecutionRequest request(String machine) {
    return StartExecutionRequest.builder()
        .stateMachineArn(machine)
        .name(name)
        .input(input.toString())
        .build();
  }
}
