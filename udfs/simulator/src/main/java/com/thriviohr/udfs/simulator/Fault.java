package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ways an endpoint goes wrong. Each says when it strikes; only late ones are billed. */
public enum Fault {
  /** 429 with Retry-After, before generating. */
  THROTTLE(false),
  /** 429 without Retry-After, before generating. */
  THROTTLE_BARE(false),
  /** 503, before generating. */
  UNAVAILABLE(false),
  /** 500, before generating. */
  INTERNAL(false),
  /** 424 with original status 500: the container failed. */
  MODEL_ERROR(false),
  /** 424 with original status 429: the container is overloaded. */
  MODEL_OVERLOADED(false),
  /** 424 with original status 400: the container cannot use the request. */
  MODEL_INVALID(false),
  /** 408 from Bedrock, 424 from SageMaker, 504 elsewhere. */
  MODEL_TIMEOUT(false),
  /** 530, a dependency of the service failed. */
  DEPENDENCY(false),
  /** 400. */
  BAD_REQUEST(false),
  /** 403. */
  FORBIDDEN(false),
  /** 404. */
  NOT_FOUND(false),
  /** 503 with a draining header; then every connection breaks and none is taken for a while. */
  SPOT(false),
  /** Waits a while, then goes on as if nothing had been. */
  DELAY(true),
  /** Generates, then never answers. */
  HANG(true),
  /** Generates, then resets the connection. */
  RESET(true),
  /** Generates, then resets the connection in the middle of the body. */
  RESET_BODY(true),
  /** Generates, then closes in the middle of the body. */
  TRUNCATE(true),
  /** Answers 200 with broken JSON. */
  MALFORMED(true),
  /** Answers 200 with an HTML page. */
  HTML(true),
  /** Answers 200 without text and with finish reason "error". */
  EMPTY(true),
  /** Answers 200 with half a text and finish reason length, max_tokens. */
  LENGTH(true),
  /** Answers 200 with a refusal: content_filter, guardrail_intervened. */
  FILTER(true),
  /** Answers 200 without one of the placeholders. */
  LOSE_PLACEHOLDER(true),
  /** Answers 200 with a placeholder nobody asked for. */
  INVENT_PLACEHOLDER(true);

  private final boolean late;

  Fault(boolean late) {
    this.late = late;
  }

  /** True when the generation has run, and is billed, before the fault strikes. */
  public boolean isLate() {
    return late;
  }

  /** The name in a fault plan: lower case with dashes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fault with that label.
   *
   * @throws InvalidInputException when there is none
   */
  static Fault labelled(String label) {
    return Arrays.stream(values())
        .filter(fault -> fault.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException("Unknown fault '" + label + "'; use one of " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
  }
}
