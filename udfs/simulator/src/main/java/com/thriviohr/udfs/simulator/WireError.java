package com.thriviohr.udfs.simulator;

/** The errors of the three services side by side: HTTP status and code or type. */
enum WireError {
  THROTTLED(429, "rate_limit_error", 429, "ThrottlingException", 429, "ThrottlingException"),
  UNAVAILABLE(
      503, "service_unavailable", 503, "ServiceUnavailable", 503, "ServiceUnavailableException"),
  INTERNAL(500, "internal_error", 500, "InternalFailure", 500, "InternalServerException"),
  MODEL_ERROR(424, "model_error", 424, "ModelError", 424, "ModelErrorException"),
  MODEL_OVERLOADED(429, "rate_limit_error", 424, "ModelError", 424, "ModelErrorException"),
  MODEL_INVALID(400, "invalid_request_error", 424, "ModelError", 424, "ModelErrorException"),
  /** SageMaker reports a container that takes too long as a ModelError. */
  MODEL_TIMEOUT(504, "timeout", 424, "ModelError", 408, "ModelTimeoutException"),
  DEPENDENCY(
      530,
      "dependency_error",
      530,
      "InternalDependencyException",
      530,
      "InternalDependencyException"),
  BAD_REQUEST(400, "invalid_request_error", 400, "ValidationError", 400, "ValidationException"),
  FORBIDDEN(403, "permission_error", 403, "AccessDeniedException", 403, "AccessDeniedException"),
  NOT_FOUND(
      404, "not_found_error", 404, "ResourceNotFoundException", 404, "ResourceNotFoundException");

  private final int openAiStatus;
  private final String openAiType;
  private final int sageMakerStatus;
  private final String sageMakerCode;
  private final int bedrockStatus;
  private final String bedrockCode;

  WireError(
      int openAiStatus,
      String openAiType,
      int sageMakerStatus,
      String sageMakerCode,
      int bedrockStatus,
      String bedrockCode) {
    this.openAiStatus = openAiStatus;
    this.openAiType = openAiType;
    this.sageMakerStatus = sageMakerStatus;
    this.sageMakerCode = sageMakerCode;
    this.bedrockStatus = bedrockStatus;
    this.bedrockCode = bedrockCode;
  }

  int openAiStatus() {
    return openAiStatus;
  }

  String openAiType() {
    return openAiType;
  }

  int sageMakerStatus() {
    return sageMakerStatus;
  }

  /** What the model's container answered, where the error is about it. */
  int originalStatus() {
    return this == MODEL_ERROR ? 500 : openAiStatus;
  }

  String sageMakerCode() {
    return sageMakerCode;
  }

  int bedrockStatus() {
    return bedrockStatus;
  }

  String bedrockCode() {
    return bedrockCode;
  }
}
