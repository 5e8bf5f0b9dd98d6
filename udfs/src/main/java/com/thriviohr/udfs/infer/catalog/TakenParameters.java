package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.datasets.RequestParameters;
import java.util.Set;

/**
 * Which request parameters an endpoint takes. OpenAI's chat schema takes all; the others would drop
 * some in silence. What a prompt or model names in its {@code extra_body} goes to any.
 *
 * @see <a
 *     href="https://github.com/deepjavalibrary/djl-serving/blob/master/serving/docs/lmi/user_guides/lmi_input_output_schema.md">LMI
 *     schema</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html">Bedrock's
 *     InferenceConfiguration</a>
 */
final class TakenParameters {
  private static final Set<String> TGI =
      Set.of("frequency_penalty", "repetition_penalty", "seed", "stop", "top_k", "top_p");

  private static final Set<String> BEDROCK = Set.of("stop", "top_k", "top_p");

  private TakenParameters() {}

  static boolean takes(EndpointKind kind, BodySchema schema, String name) {
    if (!RequestParameters.isKnown(name)) {
      return true;
    }
    if (kind == EndpointKind.BEDROCK || kind == EndpointKind.BEDROCK_BATCH) {
      return BEDROCK.contains(name);
    }
    return kind == EndpointKind.OPENAI || schema == BodySchema.CHAT || TGI.contains(name);
  }
}
