package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the control plane that a request is for, or the object. */
final class BatchPlanes {
  private static final String TARGET = "X-Amz-Target";
  private static final String SAGEMAKER = "SageMaker.";
  private static final Pattern JOB = Pattern.compile("/model-invocation-job/([^/]+)(/stop)?");

  private final TransformJobsPlane transform;
  private final InvocationJobsPlane invocation;
  private final ObjectPages objects;

  /**
   * @param objects asked first
   */
  BatchPlanes(TransformJobsPlane transform, InvocationJobsPlane invocation, ObjectPages objects) {
    this.objects = objects;
    this.transform = transform;
    this.invocation = invocation;
  }

  /** The answer; empty when the request is no control plane's. */
  Optional<HttpReply> page(FullHttpRequest request) {
    Optional<HttpReply> object = objects.page(request);
    if (object.isPresent()) {
      return object;
    }
    QueryStringDecoder address = new QueryStringDecoder(request.uri());
    String target = request.headers().get(TARGET, "");
    try {
      if (target.startsWith(SAGEMAKER)) {
        String action = target.substring(SAGEMAKER.length());
        return Optional.of(HttpReply.json(200, transform.act(action, body(request))));
      }
      return bedrock(request, address).map(json -> HttpReply.json(200, json));
    } catch (ServiceError e) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("__type", e.code()).put("message", e.getMessage());
      return Optional.of(HttpReply.json(e.status(), body).withHeader("x-amzn-ErrorType", e.code()));
    }
  }

  private Optional<JsonNode> bedrock(FullHttpRequest request, QueryStringDecoder address) {
    boolean post = request.method().equals(HttpMethod.POST);
    if (address.rawPath().equals("/model-invocation-job") && post) {
      return Optional.of(invocation.create(body(request)));
    }
    if (address.rawPath().equals("/model-invocation-jobs")) {
      List<String> contains = address.parameters().getOrDefault("nameContains", List.of(""));
      return Optional.of(invocation.list(contains.get(0)));
    }
    Matcher job = JOB.matcher(address.rawPath());
    if (!job.matches()) {
      return Optional.empty();
    }
    String identifier = URLDecoder.decode(job.group(1), StandardCharsets.UTF_8);
    return Optional.of(
        job.group(2) == null ? invocation.get(identifier) : invocation.stop(identifier));
  }

  private static JsonNode body(FullHttpRequest request) {
    return JobRunner.tree(request.content().toString(StandardCharsets.UTF_8));
  }
}
