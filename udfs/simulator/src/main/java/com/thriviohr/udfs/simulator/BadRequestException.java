package com.thriviohr.udfs.simulator;

/** A request the service would refuse with 400. The message holds no prompt text. */
final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message) {
    super(message);
  }
}
