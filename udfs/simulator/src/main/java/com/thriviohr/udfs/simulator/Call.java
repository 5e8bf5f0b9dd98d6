package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A request on its way to an answer. */
final class Call {
  private final GenerationRequest request;
  private final WireProtocol protocol;
  private final Exchange exchange;
  private final Optional<Fault> fault;
  private long reservedTokens;

  /**
   * @param request what is asked
   * @param protocol how it was asked
   * @param exchange the way back
   * @param fault what goes wrong with it
   */
  Call(GenerationRequest request, WireProtocol protocol, Exchange exchange, Optional<Fault> fault) {
    this.request = requireNonNull(request, "request");
    this.protocol = requireNonNull(protocol, "protocol");
    this.exchange = requireNonNull(exchange, "exchange");
    this.fault = fault;
  }

  GenerationRequest request() {
    return request;
  }

  WireProtocol protocol() {
    return protocol;
  }

  Exchange exchange() {
    return exchange;
  }

  Optional<Fault> fault() {
    return fault;
  }

  void reserved(long tokens) {
    reservedTokens = tokens;
  }

  /** Tokens of the quota to be settled at the end. */
  long reservedTokens() {
    return reservedTokens;
  }

  /** Answers with an error. */
  void refuse(WireError error, String message) {
    exchange.answer(protocol.error(error, message));
  }
}
