package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides what a request is answered with, and when. */
final class RequestAnswerer {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double PREFILL_TO_DECODE = 20;

  private final SimulatorSettings settings;
  private final GenerationSlots slots;
  private final SimulatorLedger ledger;
  private final Answers answers;
  private final Map<Long, AtomicInteger> attempts = new ConcurrentHashMap<>();

  RequestAnswerer(SimulatorSettings settings, GenerationSlots slots, SimulatorLedger ledger) {
    this.settings = settings;
    this.slots = slots;
    this.ledger = ledger;
    this.answers = new Answers(settings.seed());
  }

  void answer(String method, String uri, String body, Reply reply) {
    if (method.equals("GET")) {
      look(uri, reply);
      return;
    }
    ledger.request();
    JsonNode request;
    try {
      request = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      error(reply, 400, "ValidationException", Map.of());
      return;
    }
    Optional<WireProtocol> protocol = protocol(uri, request);
    if (protocol.isEmpty()) {
      error(reply, 404, "ResourceNotFoundException", Map.of());
      return;
    }
    generate(protocol.get(), request, reply);
  }

  private void generate(WireProtocol protocol, JsonNode request, Reply reply) {
    String prompt = protocol.prompt(request);
    long id = settings.seed() * 31 + ((long) prompt.hashCode() << 32 | prompt.length());
    int attempt = attempts.computeIfAbsent(id, p -> new AtomicInteger()).incrementAndGet();
    Optional<Fault> fault = settings.faults().strike(id * 1_000_003 + attempt);
    fault.ifPresent(ledger::fault);
    if (fault.filter(Fault::isError).isPresent()) {
      error(reply, fault.get());
      return;
    }
    if (fault.filter(f -> f == Fault.HANG).isPresent()) {
      return;
    }
    Generated generated = Generated.of(answers, prompt, protocol.maxTokens(request), fault);
    boolean accepted =
        slots.submit(
            micros(generated),
            () -> {
              ledger.bill(id, generated.inputTokens(), generated.outputTokens());
              deliver(protocol.answer(request, generated).toString(), fault, reply);
            });
    if (!accepted) {
      error(reply, Fault.THROTTLE);
    }
  }

  private static void deliver(String body, Optional<Fault> fault, Reply reply) {
    switch (fault.map(Fault::name).orElse("NONE")) {
      case "RESET":
        reply.reset();
        break;
      case "TRUNCATE":
        reply.truncated(body);
        break;
      case "MALFORMED":
        reply.json(200, body.substring(0, body.length() / 2), Map.of());
        break;
      case "HTML":
        reply.send(200, "text/html", "<html>busy</html>", Map.of());
        break;
      default:
        reply.json(200, body, Map.of("x-amzn-invoked-production-variant", "AllTraffic"));
    }
  }

  private long micros(Generated generated) {
    double tokens = generated.inputTokens() / PREFILL_TO_DECODE + generated.outputTokens();
    return (long) (tokens / settings.decodeTokensPerSecond() * 1_000_000);
  }

  private void look(String uri, Reply reply) {
    if (uri.equals("/metrics")) {
      String metrics =
          "vllm:num_requests_running "
              + slots.runningNow()
              + "\n"
              + "vllm:num_requests_waiting "
              + slots.waitingNow()
              + "\n";
      reply.send(200, "text/plain", metrics, Map.of());
    } else if (uri.equals("/health") || uri.equals("/ping")) {
      reply.send(200, "text/plain", "ok", Map.of());
    } else {
      error(reply, 404, "ResourceNotFoundException", Map.of());
    }
  }

  private static Optional<WireProtocol> protocol(String uri, JsonNode request) {
    if (uri.startsWith("/model/") && uri.endsWith("/converse")) {
      return Optional.of(WireProtocol.CONVERSE);
    }
    boolean sageMaker = uri.startsWith("/endpoints/") && uri.endsWith("/invocations");
    if (sageMaker && !request.has("messages")) {
      return Optional.of(WireProtocol.INPUTS);
    }
    boolean chat = uri.endsWith("/chat/completions");
    return sageMaker || chat ? Optional.of(WireProtocol.CHAT) : Optional.empty();
  }

  private static void error(Reply reply, Fault fault) {
    Map<String, String> headers = fault == Fault.THROTTLE ? Map.of("Retry-After", "1") : Map.of();
    error(reply, fault.status(), fault.code(), headers);
  }

  private static void error(Reply reply, int status, String code, Map<String, String> headers) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("__type", code).put("message", "simulated " + code);
    if (code.equals("ModelError")) {
      body.put("OriginalStatusCode", 503).put("OriginalMessage", "simulated");
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put("x-amzn-ErrorType", code);
    reply.json(status, body.toString(), all);
  }
}
