package com.thriviohr.udfs.simulator;

import java.util.Locale;

/** One way in which an endpoint fails. */
public enum Fault {
  /** 429 with Retry-After. */
  THROTTLE(429, "ThrottlingException"),
  /** 503. */
  UNAVAILABLE(503, "ServiceUnavailable"),
  /** 500. */
  INTERNAL(500, "InternalFailure"),
  /** 424 with a failed container behind it. */
  MODEL(424, "ModelError"),
  /** 530. */
  DEPENDENCY(530, "InternalDependencyException"),
  /** 400. */
  INVALID(400, "ValidationException"),
  /** 403. */
  DENIED(403, "AccessDeniedException"),
  /** 404. */
  MISSING(404, "ResourceNotFoundException"),
  /** No answer, ever. */
  HANG(0, ""),
  /** The connection is reset. */
  RESET(0, ""),
  /** The body breaks off. */
  TRUNCATE(0, ""),
  /** The body is not JSON. */
  MALFORMED(200, ""),
  /** The body is HTML. */
  HTML(200, ""),
  /** Empty text with finish reason "error". */
  EMPTY(200, ""),
  /** The provider refuses the content. */
  REFUSE(200, ""),
  /** The answer loses its placeholders. */
  FORGET(200, ""),
  /** The answer invents a placeholder. */
  INVENT(200, "");

  private final int status;
  private final String code;

  Fault(int status, String code) {
    this.status = status;
    this.code = code;
  }

  /** HTTP status of an error, 0 where there is none. */
  int status() {
    return status;
  }

  /** Error code as AWS services name it. */
  String code() {
    return code;
  }

  boolean isError() {
    return status >= 400;
  }

  /** The name used in settings. */
  String setting() {
    return name().toLowerCase(Locale.ROOT);
  }
}
