package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Hands each HTTP request to the status pages or, once it could be read, to the dispatcher. */
final class RequestRouter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<WireProtocol> protocols;
  private final Dispatcher dispatcher;
  private final StatusPages statusPages;
  private final ControlPages controlPages;
  private final BatchPlanes batchPlanes;
  private long requestNumber;

  RequestRouter(
      List<WireProtocol> protocols,
      Dispatcher dispatcher,
      StatusPages statusPages,
      ControlPages controlPages,
      BatchPlanes batchPlanes) {
    this.protocols = protocols;
    this.dispatcher = dispatcher;
    this.statusPages = statusPages;
    this.controlPages = controlPages;
    this.batchPlanes = batchPlanes;
  }

  String nextRequestId() {
    return "simulator-" + Long.toHexString(++requestNumber);
  }

  void route(FullHttpRequest request, Exchange exchange) {
    QueryStringDecoder address = new QueryStringDecoder(request.uri());
    Optional<HttpReply> batch = batchPlanes.page(request);
    if (batch.isPresent()) {
      exchange.answer(batch.get());
    } else if (request.method().equals(HttpMethod.GET)) {
      exchange.answer(statusPages.page(address));
    } else if (request.method().equals(HttpMethod.POST)) {
      post(address, request, exchange);
    } else {
      exchange.answer(statusPages.notFound());
    }
  }

  private void post(QueryStringDecoder address, FullHttpRequest request, Exchange exchange) {
    for (WireProtocol protocol : protocols) {
      Optional<String> target = protocol.target(address.rawPath(), request.headers());
      if (target.isPresent()) {
        generate(protocol, target.get(), request, exchange);
        return;
      }
    }
    exchange.answer(controlPages.page(address).orElseGet(statusPages::notFound));
  }

  private void generate(
      WireProtocol protocol, String target, FullHttpRequest request, Exchange exchange) {
    GenerationRequest generationRequest;
    try (InputStream body = new ByteBufInputStream(request.content())) {
      JsonNode json = MAPPER.readTree(body);
      generationRequest = protocol.parse(target, json);
    } catch (BadRequestException e) {
      dispatcher.reject(protocol, exchange, e.getMessage());
      return;
    } catch (IOException e) {
      dispatcher.reject(protocol, exchange, "The body is not JSON");
      return;
    }
    dispatcher.dispatch(generationRequest, protocol, exchange);
  }
}
