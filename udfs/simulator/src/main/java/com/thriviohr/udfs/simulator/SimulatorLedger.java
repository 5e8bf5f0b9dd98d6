package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the endpoint saw, did and would charge for. Safe to read from any thread while it runs.
 *
 * <p>A generation is billed when it is complete, whether or not the client got it, and when it is
 * cut off, with the tokens written until then. Prompts are told apart by {@link Fingerprint}; their
 * text is not kept.
 */
public final class SimulatorLedger {
  private final Map<Long, PromptCalls> prompts = new HashMap<>();
  private final Map<String, Long> billedByTarget = new TreeMap<>();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private long requests;
  private long rejected;
  private long refused;
  private long answered;
  private long billed;
  private long promptsBilled;
  private long aborted;
  private long abandoned;
  private long inputTokens;
  private long outputTokens;
  private int mostRunning;
  private int mostWaiting;

  SimulatorLedger() {}

  /** Generation requests received, whatever became of them. */
  public synchronized long requests() {
    return requests;
  }

  /** Requests answered with a whole 200, bad generations included. */
  public synchronized long answered() {
    return answered;
  }

  /** Generations on the bill. */
  public synchronized long billed() {
    return billed;
  }

  /** Different prompts on the bill. */
  public synchronized long promptsBilled() {
    return promptsBilled;
  }

  /** Generations on the bill beyond the first of each prompt. */
  public synchronized long billedAgain() {
    return billed - promptsBilled;
  }

  /** How often a prompt is on the bill; see {@link Fingerprint#of}. */
  public synchronized long billed(long fingerprint) {
    PromptCalls calls = prompts.get(fingerprint);
    return calls == null ? 0 : calls.billed;
  }

  /** Generations on the bill by model, endpoint or endpoint/variant. */
  public synchronized Map<String, Long> billedByTarget() {
    return new TreeMap<>(billedByTarget);
  }

  /** Input tokens on the bill. */
  public synchronized long inputTokens() {
    return inputTokens;
  }

  /** Output tokens on the bill. */
  public synchronized long outputTokens() {
    return outputTokens;
  }

  /** Requests turned away by quota, a full queue or draining. */
  public synchronized long refused() {
    return refused;
  }

  /** Requests that could not be read. */
  public synchronized long rejected() {
    return rejected;
  }

  /** Generations cut off while they ran: the client went away, or a spot interruption struck. */
  public synchronized long aborted() {
    return aborted;
  }

  /** Requests dropped unbilled while they waited. */
  public synchronized long abandoned() {
    return abandoned;
  }

  /** Times a planned fault struck. */
  public synchronized long faults(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  /** Most generations running at one time. */
  public synchronized int mostRunning() {
    return mostRunning;
  }

  /** Most requests waiting at one time. */
  public synchronized int mostWaiting() {
    return mostWaiting;
  }

  /** Counts a request; returns how often its prompt has come, this time included. */
  synchronized int receive(long fingerprint) {
    requests++;
    return ++prompts.computeIfAbsent(fingerprint, f -> new PromptCalls()).received;
  }

  synchronized void reject() {
    requests++;
    rejected++;
  }

  synchronized void refuse() {
    refused++;
  }

  synchronized void answer() {
    answered++;
  }

  synchronized void abort() {
    aborted++;
  }

  synchronized void abandon() {
    abandoned++;
  }

  synchronized void strike(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  synchronized void load(int running, int waiting) {
    mostRunning = Math.max(mostRunning, running);
    mostWaiting = Math.max(mostWaiting, waiting);
  }

  synchronized void bill(GenerationRequest request, int input, int output) {
    billed++;
    inputTokens += input;
    outputTokens += output;
    billedByTarget.merge(request.target(), 1L, Long::sum);
    PromptCalls calls =
        prompts.computeIfAbsent(request.prompt().fingerprint(), f -> new PromptCalls());
    if (calls.billed++ == 0) {
      promptsBilled++;
    }
    calls.inputTokens += input;
    calls.outputTokens += output;
  }

  /**
   * The counts as JSON.
   *
   * @param eachPrompt true to add one entry a prompt, by fingerprint in hexadecimal
   */
  synchronized ObjectNode json(boolean eachPrompt) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("requests", requests).put("rejected", rejected).put("refused", refused);
    root.put("answered", answered).put("aborted", aborted).put("abandoned", abandoned);
    root.put("billed", billed);
    root.put("promptsBilled", promptsBilled).put("billedAgain", billedAgain());
    root.put("inputTokens", inputTokens).put("outputTokens", outputTokens);
    root.put("mostRunning", mostRunning).put("mostWaiting", mostWaiting);
    ObjectNode byTarget = root.putObject("billedByTarget");
    billedByTarget.forEach(byTarget::put);
    ObjectNode byFault = root.putObject("faults");
    faults.forEach((fault, times) -> byFault.put(fault.label(), times));
    if (eachPrompt) {
      ArrayNode list = root.putArray("prompts");
      prompts.forEach((print, calls) -> calls.write(list.addObject(), print));
    }
    return root;
  }

  /** One line of counts, free of text. */
  @Override
  public String toString() {
    return json(false).toString();
  }

  /** The calls of one prompt. */
  private static final class PromptCalls {
    private int received;
    private int billed;
    private long inputTokens;
    private long outputTokens;

    void write(ObjectNode entry, long fingerprint) {
      entry.put("fingerprint", Long.toHexString(fingerprint));
      entry.put("received", received).put("billed", billed);
      entry.put("inputTokens", inputTokens).put("outputTokens", outputTokens);
    }
  }
}
