package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thriviohr.datasets.InvalidInputException;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Changes a running simulator over HTTP: {@code POST /simulator/capacity?slots=8&decode=40}, {@code
 * /simulator/faults?plan=throttle=0.1}, {@code
 * /simulator/interrupt?notice-millis=2000&outage-millis=60000}.
 */
final class ControlPages {
  private final GenerationSlots slots;
  private final Dispatcher dispatcher;
  private final BiConsumer<Duration, Duration> interruption;

  /**
   * @param interruption starts a spot interruption with notice and outage
   */
  ControlPages(
      GenerationSlots slots, Dispatcher dispatcher, BiConsumer<Duration, Duration> interruption) {
    this.slots = slots;
    this.dispatcher = dispatcher;
    this.interruption = interruption;
  }

  /** The answer to a POST; empty when the path is no control page. */
  Optional<HttpReply> page(QueryStringDecoder address) {
    try {
      return change(address.rawPath(), address.parameters())
          ? Optional.of(HttpReply.text(200, "text/plain", "ok\n"))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(refused("A number is not one"));
    } catch (InvalidInputException e) {
      return Optional.of(refused(e.getMessage()));
    }
  }

  private boolean change(String path, Map<String, List<String>> parameters) {
    switch (path) {
      case "/simulator/capacity":
        Capacity capacity = slots.capacity();
        for (Map.Entry<String, List<String>> entry : parameters.entrySet()) {
          capacity = CapacityArguments.apply(capacity, entry.getKey(), entry.getValue().get(0));
        }
        slots.capacity(capacity);
        return true;
      case "/simulator/faults":
        dispatcher.faults(FaultPlan.parse(first(parameters, "plan", "")));
        return true;
      case "/simulator/interrupt":
        interruption.accept(
            millis(parameters, "notice-millis", "0"), millis(parameters, "outage-millis", "5000"));
        return true;
      default:
        return false;
    }
  }

  private static Duration millis(
      Map<String, List<String>> parameters, String name, String fallback) {
    return Duration.ofMillis(Long.parseLong(first(parameters, name, fallback)));
  }

  private static String first(Map<String, List<String>> parameters, String name, String fallback) {
    return parameters.getOrDefault(name, List.of(fallback)).get(0);
  }

  private static HttpReply refused(String message) {
    return HttpReply.json(400, JsonNodeFactory.instance.objectNode().put("message", message));
  }
}
