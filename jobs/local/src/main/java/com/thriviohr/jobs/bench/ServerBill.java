package com.thriviohr.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.simulator.Fingerprint;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What servers counted together: the truth about calls and payment. */
final class ServerBill {
  private final Map<String, Long> billedByPrompt = new HashMap<>();
  private long requests;
  private long refused;
  private long billed;
  private long inputTokens;
  private long outputTokens;

  static ServerBill of(List<URI> servers) throws IOException {
    ServerBill bill = new ServerBill();
    for (URI server : servers) {
      bill.add(Servers.ledger(server));
    }
    return bill;
  }

  /** Adds one server's ledger. */
  void add(JsonNode ledger) {
    requests += ledger.get("requests").asLong();
    refused += ledger.get("refused").asLong();
    billed += ledger.get("billed").asLong();
    inputTokens += ledger.get("inputTokens").asLong();
    outputTokens += ledger.get("outputTokens").asLong();
    for (JsonNode prompt : ledger.get("prompts")) {
      if (prompt.get("billed").asInt() > 0) {
        billedByPrompt.merge(
            prompt.get("fingerprint").asText(), prompt.get("billed").asLong(), Long::sum);
      }
    }
  }

  /** Calls received. */
  long requests() {
    return requests;
  }

  /** Calls turned away for lack of room or quota. */
  long refused() {
    return refused;
  }

  /** Calls to be paid. */
  long billed() {
    return billed;
  }

  /** Calls to be paid for one prompt. */
  long billed(Prompt prompt) {
    return billedByPrompt.getOrDefault(Long.toHexString(Fingerprint.of(prompt)), 0L);
  }

  /** Calls to be paid beyond the first for each prompt. */
  long billedAgain() {
    return billed - billedByPrompt.size();
  }

  /** Tokens of answers to be paid. */
  long outputTokens() {
    return outputTokens;
  }

  /** Tokens to be paid, prompts' and answers' alike. */
  long tokens() {
    return inputTokens + outputTokens;
  }
}
