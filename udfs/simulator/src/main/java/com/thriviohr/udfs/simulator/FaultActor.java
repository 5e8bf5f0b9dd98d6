package com.thriviohr.udfs.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the faults. */
final class FaultActor {
  private static final Map<Fault, WireError> ERRORS = new EnumMap<>(Fault.class);
  private static final String HTML_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  private static final String INVENTED = "{{invented}}";

  static {
    ERRORS.put(Fault.THROTTLE, WireError.THROTTLED);
    ERRORS.put(Fault.THROTTLE_BARE, WireError.THROTTLED);
    ERRORS.put(Fault.UNAVAILABLE, WireError.UNAVAILABLE);
    ERRORS.put(Fault.SPOT, WireError.UNAVAILABLE);
    ERRORS.put(Fault.INTERNAL, WireError.INTERNAL);
    ERRORS.put(Fault.MODEL_ERROR, WireError.MODEL_ERROR);
    ERRORS.put(Fault.MODEL_OVERLOADED, WireError.MODEL_OVERLOADED);
    ERRORS.put(Fault.MODEL_INVALID, WireError.MODEL_INVALID);
    ERRORS.put(Fault.MODEL_TIMEOUT, WireError.MODEL_TIMEOUT);
    ERRORS.put(Fault.DEPENDENCY, WireError.DEPENDENCY);
    ERRORS.put(Fault.BAD_REQUEST, WireError.BAD_REQUEST);
    ERRORS.put(Fault.FORBIDDEN, WireError.FORBIDDEN);
    ERRORS.put(Fault.NOT_FOUND, WireError.NOT_FOUND);
  }

  private final Runnable spotInterruption;

  /**
   * @param spotInterruption takes the server away for a while
   */
  FaultActor(Runnable spotInterruption) {
    this.spotInterruption = spotInterruption;
  }

  /** Answers with the error of a fault that strikes before generating. */
  void strikeEarly(Fault fault, WireProtocol protocol, Exchange exchange) {
    HttpReply answer = protocol.error(ERRORS.get(fault), "Simulated fault " + fault.label());
    if (fault == Fault.THROTTLE) {
      answer = answer.withHeader("Retry-After", "1");
    }
    if (fault == Fault.SPOT) {
      answer = answer.withHeader(EndpointSimulator.DRAINING_HEADER, "spot");
    }
    exchange.answer(answer);
    if (fault == Fault.SPOT) {
      spotInterruption.run();
    }
  }

  /** The generation as a fault leaves it; other faults leave it whole. */
  Generation spoil(Fault fault, Generation generation) {
    switch (fault) {
      case EMPTY:
        return generation.withoutText(Generation.Finish.ERROR);
      case LENGTH:
        return generation.cutInHalf();
      case FILTER:
        return generation.withoutText(Generation.Finish.FILTERED);
      case LOSE_PLACEHOLDER:
        return generation.withText(withoutFirstPlaceholder(generation.text()));
      case INVENT_PLACEHOLDER:
        return generation.withText(generation.text() + " " + INVENTED);
      default:
        return generation;
    }
  }

  private static String withoutFirstPlaceholder(String text) {
    List<String> placeholders = AnswerWriter.placeholders(text);
    return placeholders.isEmpty() ? text : text.replace(placeholders.get(0), "you");
  }

  /**
   * Sends an answer the way a late fault wants it.
   *
   * @return true when the client is sent a whole 200
   */
  boolean sendLate(Optional<Fault> fault, HttpReply answer, Exchange exchange) {
    if (fault.isEmpty()) {
      exchange.answer(answer);
      return exchange.isOpen();
    }
    switch (fault.get()) {
      case HANG:
        return false;
      case RESET:
        exchange.reset();
        return false;
      case RESET_BODY:
        exchange.answerHalf(answer, true);
        return false;
      case TRUNCATE:
        exchange.answerHalf(answer, false);
        return false;
      case MALFORMED:
        byte[] broken = Arrays.copyOf(answer.body(), answer.body().length / 2);
        exchange.answer(answer.withBody(broken));
        return true;
      case HTML:
        exchange.answer(HttpReply.text(200, "text/html", HTML_PAGE));
        return true;
      default:
        exchange.answer(answer);
        return true;
    }
  }
}
