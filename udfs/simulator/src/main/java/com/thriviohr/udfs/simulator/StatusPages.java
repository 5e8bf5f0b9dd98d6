package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Locale;

/** The GET pages of a vLLM server (models, health, metrics), and the simulator's ledger. */
final class StatusPages {
  /** The one model the simulator lists; it answers to any name. */
  static final String MODEL = "simulated-llama";

  private final GenerationSlots slots;
  private final Dispatcher dispatcher;
  private final SimulatorLedger ledger;

  StatusPages(GenerationSlots slots, Dispatcher dispatcher, SimulatorLedger ledger) {
    this.slots = slots;
    this.dispatcher = dispatcher;
    this.ledger = ledger;
  }

  /** The page at a path, or 404. */
  HttpReply page(QueryStringDecoder address) {
    switch (address.rawPath()) {
      case "/v1/models":
        return models();
      case "/health":
      case "/ping":
        return HttpReply.text(dispatcher.isDraining() ? 503 : 200, "text/plain", "");
      case "/metrics":
        return metrics();
      case "/simulator/ledger":
        return HttpReply.json(200, ledger.json(address.parameters().containsKey("prompts")));
      default:
        return notFound();
    }
  }

  /** No page, no protocol. */
  HttpReply notFound() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("error").put("message", "Not found").put("code", 404);
    return HttpReply.json(404, root);
  }

  private static HttpReply models() {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "list");
    root.putArray("data")
        .addObject()
        .put("id", MODEL)
        .put("object", "model")
        .put("owned_by", "simulator");
    return HttpReply.json(200, root);
  }

  private HttpReply metrics() {
    return HttpReply.text(
        200,
        "text/plain; version=0.0.4",
        gauge("vllm:num_requests_running", slots.running())
            + gauge("vllm:num_requests_waiting", slots.waiting()));
  }

  private static String gauge(String name, int value) {
    return String.format(
        Locale.ROOT, "# TYPE %s gauge%n%s{model_name=\"%s\"} %d%n", name, name, MODEL, value);
  }
}
