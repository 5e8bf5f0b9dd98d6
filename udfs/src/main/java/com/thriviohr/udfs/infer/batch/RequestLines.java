package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.check.EscapedClient;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.wire.Answer;
import com.thriviohr.udfs.infer.wire.BodyFormat;
import com.thriviohr.udfs.infer.wire.JsonBodies;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import java.util.OptionalInt;

/**
 * The lines of request and answer files. A line is known by the place of its prompt in the file:
 * eleven letters and digits, as Bedrock wants them, which tell nobody anything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-data.html">Bedrock's
 *     lines</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html">SageMaker's
 *     joined lines</a>
 */
final class RequestLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "REC";

  private final ModelEndpoint served;
  private final BodyFormat format;
  private final boolean bedrock;

  RequestLines(ModelEndpoint served) {
    this.served = requireNonNull(served, "served");
    this.format = BodyFormat.of(served);
    this.bedrock = served.endpoint().kind() == EndpointKind.BEDROCK_BATCH;
  }

  /**
   * The line of a prompt, with its line end.
   *
   * @throws InferenceException when the endpoint would drop something of it
   */
  byte[] line(int place, Prompt prompt) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put(bedrock ? "recordId" : "id", String.format("%s%08d", ID, place));
    JsonNode body = format.request(EscapedClient.neutralised(prompt), served);
    if (bedrock) {
      line.set("modelInput", body);
    } else {
      line.setAll((ObjectNode) body);
    }
    byte[] json = JsonBodies.bytes(line);
    byte[] bytes = java.util.Arrays.copyOf(json, json.length + 1);
    bytes[json.length] = '\n';
    return bytes;
  }

  /** The tree of an answer's line; empty for one that is no JSON object. */
  static JsonNode tree(String line) {
    try {
      JsonNode tree = JSON.readTree(line);
      return tree.isObject() ? tree : JSON.missingNode();
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /** The place of the prompt that a line answers; empty when it names none. */
  OptionalInt place(JsonNode line) {
    String id = line.path(bedrock ? "recordId" : "id").asText("");
    return id.matches(ID + "\\d{8}")
        ? OptionalInt.of(Integer.parseInt(id.substring(ID.length())))
        : OptionalInt.empty();
  }

  /**
   * The answer in a line.
   *
   * @throws InferenceException when the line tells of a failure, or of an answer of no use
   */
  Answer answer(Prompt prompt, JsonNode line) {
    JsonNode error = line.path("error");
    if (error.isObject()) {
      throw failure(error.path("errorCode").asInt(), error.path("errorMessage").asText(""));
    }
    JsonNode body = line.path(bedrock ? "modelOutput" : "SageMakerOutput");
    if (!bedrock && body.path("error").isTextual()) {
      throw failure(body.path("code").asInt(), body.path("error").asText());
    }
    return format.answer(prompt, body).checked(served.name());
  }

  /** A record that the service calls wrong is wrong; other failures may pass. */
  private InferenceException failure(int code, String message) {
    boolean wrong = code == 424 || (code >= 400 && code < 500 && code != 408 && code != 429);
    return new InferenceException(
        wrong ? FailureKind.INVALID_REQUEST : FailureKind.SERVICE_UNAVAILABLE,
        "Endpoint '"
            + served.name()
            + "' answered a record with "
            + code
            + (message.isEmpty() ? "" : " and a reason"));
  }
}
