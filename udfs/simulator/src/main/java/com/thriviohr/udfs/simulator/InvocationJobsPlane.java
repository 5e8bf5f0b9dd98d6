package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.udfs.simulator.SimulatedJob.JobFiles;
import java.util.HashMap;
import java.util.Map;

/**
 * Bedrock's control plane for batch inference.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html">CreateModelInvocationJob</a>
 */
final class InvocationJobsPlane {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NAME = "[a-zA-Z0-9]{1,63}(-*[a-zA-Z0-9\\+\\-\\.]){0,63}";
  private static final String S3_URI =
      "s3://[a-z0-9][-.a-z0-9]{1,61}(?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?";
  private static final String ARN = "arn:aws:bedrock:us-east-1:000000000000:model-invocation-job/";
  private static final int AT_A_TIME = 64;
  private static final int BAD = 400;
  private static final int MISSING = 404;

  private final SimulatedJobs jobs;
  private final WireProtocol protocol = new InvokeModelProtocol();
  private final Map<String, JsonNode> requests = new HashMap<>();

  InvocationJobsPlane(SimulatedJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * @throws ServiceError as the service would refuse
   */
  JsonNode create(JsonNode request) {
    String name = request.path("jobName").asText();
    validate(request, name);
    JsonNode earlier = requests.get(name);
    if (earlier != null && !earlier.equals(request)) {
      throw new ServiceError("ConflictException", 409, "The provided job name is in use");
    }
    if (earlier == null && jobs.isFull()) {
      throw new ServiceError("ServiceQuotaExceededException", BAD, "Too many batch jobs");
    }
    if (earlier == null) {
      requests.put(name, request);
      jobs.start(
          new SimulatedJob(
              name,
              new JobFiles(
                  request.at("/inputDataConfig/s3InputDataConfig/s3Uri").asText(),
                  false,
                  request.at("/outputDataConfig/s3OutputDataConfig/s3Uri").asText(),
                  AT_A_TIME),
              protocol,
              request.path("modelId").asText()));
    }
    return NODES.objectNode().put("jobArn", ARN + name);
  }

  private static void validate(JsonNode request, String name) {
    require(name.matches(NAME) && name.length() <= 63, "jobName");
    require(
        request.path("roleArn").asText().matches("arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+"),
        "roleArn");
    require(!request.path("modelId").asText().isEmpty(), "modelId");
    String input = request.at("/inputDataConfig/s3InputDataConfig/s3Uri").asText();
    require(input.matches(S3_URI) && input.endsWith(".jsonl"), "inputDataConfig.s3Uri");
    require(
        request.at("/outputDataConfig/s3OutputDataConfig/s3Uri").asText().matches(S3_URI),
        "outputDataConfig.s3Uri");
    int hours = request.path("timeoutDurationInHours").asInt(24);
    require(hours >= 24 && hours <= 168, "timeoutDurationInHours");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ServiceError("ValidationException", BAD, "1 validation error detected: " + what);
    }
  }

  /**
   * @throws ServiceError when there is none
   */
  JsonNode get(String identifier) {
    SimulatedJob job = find(identifier);
    ObjectNode description = requests.get(job.name()).deepCopy();
    description.put("jobArn", ARN + job.name()).put("status", status(job));
    description.put("submitTime", "2026-11-25T00:00:00Z");
    if (job.reason() != null) {
      description.put("message", job.reason());
    }
    return description;
  }

  /**
   * @throws ServiceError when there is none
   */
  JsonNode stop(String identifier) {
    find(identifier).end(SimulatedJob.Status.STOPPED, null);
    return NODES.objectNode();
  }

  /** Jobs whose names hold a text. */
  JsonNode list(String nameContains) {
    ArrayNode summaries = NODES.arrayNode();
    for (SimulatedJob job : jobs.all()) {
      if (job.name().contains(nameContains)) {
        summaries.add(get(ARN + job.name()));
      }
    }
    ObjectNode page = NODES.objectNode();
    page.set("invocationJobSummaries", summaries);
    return page;
  }

  private SimulatedJob find(String identifier) {
    String name = identifier.startsWith(ARN) ? identifier.substring(ARN.length()) : identifier;
    return jobs.find(name)
        .orElseThrow(() -> new ServiceError("ResourceNotFoundException", MISSING, "No such job"));
  }

  private static String status(SimulatedJob job) {
    switch (job.status()) {
      case WAITING:
        return "Scheduled";
      case WORKING:
        return "InProgress";
      case COMPLETED:
        return "Completed";
      case FAILED:
        return "Failed";
      default:
        return "Stopped";
    }
  }
}
