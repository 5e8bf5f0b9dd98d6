package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.udfs.simulator.SimulatedJob.JobFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * SageMaker's control plane for batch transform.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html">CreateTransformJob</a>
 */
final class TransformJobsPlane {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NAME = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";
  private static final int MOST_MEGABYTES = 100;
  private static final int BAD = 400;

  private final SimulatedJobs jobs;
  private final WireProtocol protocol;
  private final Map<String, JsonNode> requests = new HashMap<>();

  /**
   * @param protocol the bodies that the model's container takes
   */
  TransformJobsPlane(SimulatedJobs jobs, WireProtocol protocol) {
    this.jobs = jobs;
    this.protocol = protocol;
  }

  /**
   * @param action such as CreateTransformJob
   * @throws ServiceError as the service would refuse
   */
  JsonNode act(String action, JsonNode request) {
    switch (action) {
      case "CreateTransformJob":
        return create(request);
      case "DescribeTransformJob":
        return describe(find(request));
      case "StopTransformJob":
        find(request).end(SimulatedJob.Status.STOPPED, null);
        return NODES.objectNode();
      case "ListTransformJobs":
        return list(request);
      default:
        throw new ServiceError("UnknownOperationException", BAD, "No such action");
    }
  }

  private JsonNode create(JsonNode request) {
    String name = request.path("TransformJobName").asText();
    validate(request, name);
    if (jobs.find(name).isPresent()) {
      throw new ServiceError(
          "ResourceInUse", BAD, "Job name must be unique within an AWS account and region");
    }
    if (jobs.isFull()) {
      throw new ServiceError("ResourceLimitExceeded", BAD, "The account-level limit is reached");
    }
    JsonNode s3 = request.at("/TransformInput/DataSource/S3DataSource");
    int atATime =
        Math.max(1, request.path("MaxConcurrentTransforms").asInt())
            * request.at("/TransformResources/InstanceCount").asInt();
    requests.put(name, request);
    jobs.start(
        new SimulatedJob(
            name,
            new JobFiles(
                s3.path("S3Uri").asText(),
                s3.path("S3DataType").asText().equals("ManifestFile"),
                request.at("/TransformOutput/S3OutputPath").asText(),
                atATime),
            protocol,
            request.path("ModelName").asText()));
    return NODES.objectNode().put("TransformJobArn", arn(name));
  }

  private static void validate(JsonNode request, String name) {
    require(name.matches(NAME), "TransformJobName");
    require(request.path("ModelName").asText().matches(NAME), "ModelName");
    require(
        request
            .at("/TransformInput/DataSource/S3DataSource/S3Uri")
            .asText()
            .matches("(https|s3)://([^/]+)/?(.*)"),
        "S3Uri");
    require(!request.at("/TransformOutput/S3OutputPath").asText().isEmpty(), "S3OutputPath");
    require(request.at("/TransformResources/InstanceCount").asInt() > 0, "InstanceCount");
    require(
        request.at("/TransformResources/InstanceType").asText().matches("ml\\.[a-z0-9]+\\.\\w+"),
        "InstanceType");
    int megabytes = request.path("MaxPayloadInMB").asInt(6);
    require(
        megabytes * Math.max(1, request.path("MaxConcurrentTransforms").asInt()) <= MOST_MEGABYTES,
        "MaxConcurrentTransforms * MaxPayloadInMB");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ServiceError("ValidationException", BAD, "1 validation error detected: " + what);
    }
  }

  private SimulatedJob find(JsonNode request) {
    String name = request.path("TransformJobName").asText();
    return jobs.find(name)
        .orElseThrow(() -> new ServiceError("ResourceNotFound", BAD, "Could not find job " + name));
  }

  private JsonNode describe(SimulatedJob job) {
    ObjectNode description = requests.get(job.name()).deepCopy();
    description.put("TransformJobArn", arn(job.name()));
    description.put("TransformJobStatus", status(job));
    if (job.reason() != null) {
      description.put("FailureReason", job.reason());
    }
    put(description, "CreationTime", Instant.EPOCH);
    put(description, "TransformStartTime", job.startedAt());
    put(description, "TransformEndTime", job.endedAt());
    return description;
  }

  private static void put(ObjectNode node, String name, Instant at) {
    if (at != null) {
      node.put(name, at.toEpochMilli() / 1e3);
    }
  }

  private JsonNode list(JsonNode request) {
    ArrayNode summaries = NODES.arrayNode();
    for (SimulatedJob job : jobs.all()) {
      if (job.name().contains(request.path("NameContains").asText())) {
        summaries
            .addObject()
            .put("TransformJobName", job.name())
            .put("TransformJobArn", arn(job.name()))
            .put("CreationTime", 0)
            .put("TransformJobStatus", status(job));
      }
    }
    ObjectNode page = NODES.objectNode();
    page.set("TransformJobSummaries", summaries);
    return page;
  }

  private static String status(SimulatedJob job) {
    switch (job.status()) {
      case COMPLETED:
        return "Completed";
      case FAILED:
        return "Failed";
      case STOPPED:
        return "Stopped";
      default:
        return "InProgress";
    }
  }

  private static String arn(String name) {
    return "arn:aws:sagemaker:us-east-1:000000000000:transform-job/" + name;
  }
}
