package com.thriviohr.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parameters of a chat completion beside its messages, model, token limit and temperature. Each is
 * sent as it is or refused by name, since one that is dropped would change answers unseen.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">OpenAI's parameters</a>
 * @see <a
 *     href="https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html#extra-parameters">vLLM's
 *     extra parameters</a>
 */
public final class RequestParameters {
  /** Holds parameters that are sent beside the others, whatever they are called. */
  private static final String EXTRA = "extra_body";

  /** Standard parameters, then vLLM's. */
  private static final Set<String> SENT =
      Set.of(
          "frequency_penalty",
          "logit_bias",
          "presence_penalty",
          "reasoning_effort",
          "response_format",
          "seed",
          "stop",
          "top_p",
          "verbosity",
          "bad_words",
          "chat_template_kwargs",
          "guided_choice",
          "guided_grammar",
          "guided_json",
          "guided_regex",
          "ignore_eos",
          "include_stop_str_in_output",
          "length_penalty",
          "min_p",
          "min_tokens",
          "repetition_penalty",
          "skip_special_tokens",
          "stop_token_ids",
          "structured_outputs",
          "top_k");

  /** Fields of a request that a prompt or the catalog has under these names. */
  private static final Set<String> OWN =
      Set.of("model", "messages", "prompt", "max_tokens", "max_completion_tokens", "temperature");

  /**
   * Parameters that ask for what no completion holds or at another price, with the values that
   * change nothing.
   */
  private static final Map<String, Set<String>> NOT_SENT =
      Map.ofEntries(
          Map.entry("audio", Set.of()),
          Map.entry("best_of", Set.of("1")),
          Map.entry("functions", Set.of()),
          Map.entry("function_call", Set.of("none")),
          Map.entry("logprobs", Set.of("false")),
          Map.entry("modalities", Set.of()),
          Map.entry("n", Set.of("1")),
          Map.entry("prompt_logprobs", Set.of()),
          Map.entry("service_tier", Set.of("auto", "default")),
          Map.entry("stream", Set.of("false")),
          Map.entry("stream_options", Set.of()),
          Map.entry("tool_choice", Set.of("none")),
          Map.entry("tools", Set.of()),
          Map.entry("top_logprobs", Set.of("0")),
          Map.entry("use_beam_search", Set.of("false")));

  private final TreeMap<String, String> values = new TreeMap<>();

  /** None yet. */
  public RequestParameters() {}

  /** True for a parameter's name, sent or not. */
  public static boolean isKnown(String name) {
    return SENT.contains(name) || NOT_SENT.containsKey(name) || name.equals(EXTRA);
  }

  /**
   * Takes a parameter; null counts as not given.
   *
   * @return what is wrong with it and the remedy, without its value; empty when it is taken or
   *     changes nothing
   */
  public Optional<String> take(String name, JsonNode value) {
    if (value.isNull() || NOT_SENT.getOrDefault(name, Set.of()).contains(value.asText())) {
      return Optional.empty();
    }
    if (name.equals(EXTRA)) {
      return value.isObject() ? takeExtra(value) : Optional.of(EXTRA + " is not an object");
    }
    if (!SENT.contains(name)) {
      return Optional.of(named(name) + " is not sent to models: leave it out");
    }
    values.put(name, value.toString());
    return Optional.empty();
  }

  private Optional<String> takeExtra(JsonNode fields) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      if (OWN.contains(name)) {
        return Optional.of(name + " has its own place: take it out of " + EXTRA);
      }
      if (NOT_SENT.containsKey(name)) {
        return take(name, field.getValue());
      }
      values.put(name, field.getValue().toString());
    }
    return Optional.empty();
  }

  /** A name that is a parameter's; another one may hold anything. */
  private static String named(String name) {
    return name.matches("[a-z_]{1,40}") ? name : "of another name";
  }

  /** Every value as JSON, by its name. */
  public Map<String, String> values() {
    return new TreeMap<>(values);
  }
}
