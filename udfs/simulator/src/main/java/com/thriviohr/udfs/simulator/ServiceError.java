package com.thriviohr.udfs.simulator;

/** What a control plane refuses. */
final class ServiceError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  ServiceError(String code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }
}
