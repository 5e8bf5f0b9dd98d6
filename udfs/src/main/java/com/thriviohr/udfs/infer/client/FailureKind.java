package com.thriviohr.udfs.infer.client;

/**
 * Why a call to a model failed, decided once at the edge by SDK type, error code or HTTP status.
 */
public enum FailureKind {
  /** Too many requests or tokens for now: HTTP 429 and the SDKs' throttling codes. */
  THROTTLED(true),
  /** No answer within the attempt's time. */
  TIMED_OUT(true),
  /** Not at this moment, without a word about load: HTTP 409 and 425. */
  CONFLICT(true),
  /** Something behind the service failed: HTTP 530, and 424 that says no more. */
  DEPENDENCY_FAILED(true),
  /** The endpoint or its container failed: HTTP 5xx, and 424 with a 5xx inside. */
  SERVICE_UNAVAILABLE(true),
  /** The server says that it is about to go away: HTTP 503 with a draining header. */
  DRAINING(true),
  /** No connection, or one that broke before the answer was whole. */
  CONNECTION_FAILED(true),
  /** An answer that does not follow the protocol: broken JSON, wrong content type, no text. */
  MALFORMED_RESPONSE(true),
  /** The model gave up: empty text with finish reason "error". */
  GENERATION_FAILED(true),
  /** The request is wrong and stays wrong: HTTP 400, 413, 422. */
  INVALID_REQUEST(false),
  /** The account may not ask any more: HTTP 402, and 429 that says that the quota is used up. */
  QUOTA_USED_UP(false),
  /** The answer is larger than any answer may be. */
  ANSWER_TOO_LARGE(false),
  /** Wrong or missing credentials or rights: HTTP 401 and 403. */
  ACCESS_DENIED(false),
  /** No such model or endpoint: HTTP 404, and redirects. */
  NOT_FOUND(false),
  /** The provider refused the content. */
  CONTENT_REFUSED(false),
  /** The answer breaks its task's checks, and so did the one to a second request. */
  ANSWER_REJECTED(false),
  /** Not sent: the endpoint refuses everybody, see {@link #refusesEverybody()}. */
  ENDPOINT_STOPPED(false),
  /** Not sent: the run's budget does not cover what the call may cost. */
  BUDGET_REACHED(false),
  /** Not sent: the journal cannot be written. */
  JOURNAL_FAILED(false);

  private final boolean retryable;

  FailureKind(boolean retryable) {
    this.retryable = retryable;
  }

  /** True when any other request to the endpoint would have failed as well. */
  public boolean refusesEverybody() {
    return this == ACCESS_DENIED || this == NOT_FOUND || this == QUOTA_USED_UP;
  }

  /** True when another endpoint may do what this one does not. */
  public boolean concernsEndpoint() {
    return retryable || refusesEverybody() || this == ENDPOINT_STOPPED;
  }

  /** True when the same request may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
