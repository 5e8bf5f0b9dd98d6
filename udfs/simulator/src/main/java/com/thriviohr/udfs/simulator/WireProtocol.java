package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/** One service's way to ask and answer. */
interface WireProtocol {
  /**
   * The model id, or the endpoint name with its variant, that a POST is for.
   *
   * @return empty when the path is another protocol's
   */
  Optional<String> target(String path, HttpHeaders headers);

  /**
   * Reads a request.
   *
   * @throws BadRequestException when the service would answer 400
   */
  GenerationRequest parse(String target, JsonNode body);

  /** The answer to a finished generation. */
  HttpReply answer(GenerationRequest request, Generation generation);

  /** An error as the service words it. */
  HttpReply error(WireError error, String message);

  /** True for a server that stops generating when its client disconnects. */
  default boolean abortsWithClient() {
    return false;
  }

  /** True for a server that says how long to wait when it throttles. */
  default boolean sendsRetryAfter() {
    return false;
  }
}
