package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;

/** A prompt's parameters in the words of Bedrock's Converse. */
final class ConverseParameters {
  private final ModelEndpoint served;

  ConverseParameters(ModelEndpoint served) {
    this.served = served;
  }

  /** Adds them to a request; what Converse has no field for goes to the model as it is. */
  void addTo(ConverseRequest.Builder request, Prompt prompt) {
    SortedMap<String, JsonNode> parameters = served.parameters(prompt);
    // Bedrock reserves quota for input and maxTokens, and the model's maximum when it is unset.
    InferenceConfiguration.Builder config =
        InferenceConfiguration.builder().maxTokens(served.maxTokens(prompt));
    if (prompt.getTemperature() != null) {
      config.temperature(prompt.getTemperature().floatValue());
    }
    JsonNode topP = parameters.remove("top_p");
    if (topP != null) {
      require(topP.isNumber(), "top_p is not a number");
      config.topP(topP.floatValue());
    }
    JsonNode stop = parameters.remove("stop");
    if (stop != null) {
      config.stopSequences(texts(stop));
    }
    request.inferenceConfig(config.build());
    if (!parameters.isEmpty()) {
      request.additionalModelRequestFields(document(parameters.entrySet()));
    }
  }

  private List<String> texts(JsonNode stop) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : stop.isArray() ? stop : List.of(stop)) {
      require(text.isTextual(), "stop is not a text or a list of texts");
      texts.add(text.textValue());
    }
    return texts;
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw new InferenceException(
          FailureKind.INVALID_REQUEST,
          "Endpoint '" + served.name() + "' is not asked: " + problem,
          null,
          0);
    }
  }

  private static Document document(Iterable<Map.Entry<String, JsonNode>> fields) {
    Document.MapBuilder map = Document.mapBuilder();
    fields.forEach(field -> map.putDocument(field.getKey(), document(field.getValue())));
    return map.build();
  }

  private static Document document(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT:
        return document(value.properties());
      case ARRAY:
        Document.ListBuilder list = Document.listBuilder();
        value.forEach(element -> list.addDocument(document(element)));
        return list.build();
      case NUMBER:
        return Document.fromNumber(value.asText());
      case BOOLEAN:
        return Document.fromBoolean(value.booleanValue());
      case NULL:
        return Document.fromNull();
      default:
        return Document.fromString(value.asText());
    }
  }
}
