package com.thriviohr.udfs.infer.wire;

import java.util.Map;

/** The providers' words for why a generation ended, in our own. */
final class FinishReasons {
  static final String STOP = "stop";
  static final String LENGTH = "length";
  static final String CONTENT_FILTER = "content_filter";
  static final String ERROR = "error";

  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("end_turn", STOP),
          Map.entry("stop_sequence", STOP),
          Map.entry("eos_token", STOP),
          Map.entry("eos", STOP),
          Map.entry("max_tokens", LENGTH),
          Map.entry("model_context_window_exceeded", LENGTH),
          Map.entry("guardrail_intervened", CONTENT_FILTER),
          Map.entry("content_filtered", CONTENT_FILTER),
          Map.entry("refusal", CONTENT_FILTER),
          Map.entry("malformed_model_output", ERROR),
          Map.entry("malformed_tool_use", ERROR));

  private FinishReasons() {}

  /** Our word for the provider's; a word that is not known stays as it is. */
  static String ours(String providers) {
    return OURS.getOrDefault(providers, providers);
  }
}
