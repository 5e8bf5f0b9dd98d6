package com.thriviohr.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What servers counted together: the truth about calls and payment. */
final class ServerBill {
  private final Set<String> prompts = new HashSet<>();
  private long requests;
  private long refused;
  private long billed;
  private long inputTokens;
  private long outputTokens;

  private ServerBill() {}

  static ServerBill of(List<URI> servers) throws IOException {
    ServerBill bill = new ServerBill();
    for (URI server : servers) {
      bill.add(Servers.ledger(server));
    }
    return bill;
  }

  private void add(JsonNode ledger) {
    requests += ledger.get("requests").asLong();
    refused += ledger.get("refused").asLong();
    billed += ledger.get("billed").asLong();
    inputTokens += ledger.get("inputTokens").asLong();
    outputTokens += ledger.get("outputTokens").asLong();
    for (JsonNode prompt : ledger.get("prompts")) {
      if (prompt.get("billed").asInt() > 0) {
        prompts.add(prompt.get("fingerprint").asText());
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

  /** Calls to be paid beyond the first for each prompt. */
  long billedAgain() {
    return billed - prompts.size();
  }

  /** Tokens to be paid, prompts' and answers' alike. */
  long tokens() {
    return inputTokens + outputTokens;
  }
}
