package com.thriviohr.udfs.infer.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server says beside a status that is no success. Servers like to quote the request, so a
 * word of the prompt is left out of the reason unless it belongs to the protocol.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI's error codes</a>
 */
final class ErrorBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REASON = 200;
  private static final String LEFT_OUT = "…";

  /** Codes and types of accounts that may not ask any more; waiting does not help. */
  private static final Set<String> USED_UP =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "access_terminated",
          "insufficient_balance");

  /** Words that say what is wrong and nothing of what was asked. */
  private static final Set<String> PROTOCOL =
      Set.of(
          ("a an and are as at be by cannot content context could does exceeded exceeds field for"
                  + " has have however in input instead invalid is it key length limit long max"
                  + " maximum max_tokens message messages missing model must not of on one only or"
                  + " output parameter please prompt quota rate reached reduce request requested"
                  + " required resulted role service shorten supported system than that the this to"
                  + " token tokens too try unknown unsupported use user value was were with your")
              .split(" "));

  private final String message;
  private final Set<String> codes;

  private ErrorBody(String message, Set<String> codes) {
    this.message = requireNonNull(message, "message");
    this.codes = Set.copyOf(codes);
  }

  /** Reads OpenAI's error object, FastAPI's detail, or a bare message. */
  static ErrorBody of(byte[] body) {
    JsonNode root = tree(body);
    JsonNode error = root.path("error").isObject() ? root.path("error") : root;
    String message = "";
    for (String key : new String[] {"detail", "error", "message"}) {
      message = error.path(key).isTextual() ? error.path(key).asText() : message;
    }
    Set<String> codes = new HashSet<>();
    for (String key : new String[] {"code", "type"}) {
      codes.add(error.path(key).asText("").toLowerCase(Locale.ROOT));
    }
    return new ErrorBody(message, codes);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  /** What failed, by code first and HTTP status then. */
  FailureKind kind(int status) {
    boolean usedUp = codes.stream().anyMatch(USED_UP::contains);
    return usedUp && status != 401 ? FailureKind.QUOTA_USED_UP : FailureKinds.ofStatus(status);
  }

  /** The server's own words; they may quote the prompt. */
  String message() {
    return message;
  }

  /** The server's own words, cut, and without words of the prompt. */
  Optional<String> reason(Prompt prompt) {
    return reason(message, prompt);
  }

  /** Words of any server, cut, and without words of the prompt. */
  static Optional<String> reason(String message, Prompt prompt) {
    Set<String> asked =
        Stream.concat(
                prompt.getMessages().stream().map(ChatMessage::getContent),
                prompt.getParameters().values().stream())
            .flatMap(text -> Arrays.stream(words(text)))
            .filter(word -> !PROTOCOL.contains(word))
            .collect(Collectors.toSet());
    String reason =
        Arrays.stream(message.trim().split("\\s+"))
            .map(word -> quotes(word, asked) ? LEFT_OUT : word)
            .collect(Collectors.joining(" "))
            .replaceAll(LEFT_OUT + "( " + LEFT_OUT + ")+", LEFT_OUT);
    boolean cut = reason.length() > LONGEST_REASON;
    reason = cut ? reason.substring(0, LONGEST_REASON) + LEFT_OUT : reason;
    return reason.isBlank() ? Optional.empty() : Optional.of(reason);
  }

  private static boolean quotes(String word, Set<String> asked) {
    return Arrays.stream(words(word)).anyMatch(asked::contains);
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+");
  }
}
