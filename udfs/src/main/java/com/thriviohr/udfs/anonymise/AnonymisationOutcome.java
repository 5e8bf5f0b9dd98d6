package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.AnonymisedMessage;
import java.util.Optional;

/** What became of a message: anonymised, or quarantined for a reason. Immutable. */
public final class AnonymisationOutcome {
  private final AnonymisedMessage message;
  private final String reason;

  private AnonymisationOutcome(AnonymisedMessage message, String reason) {
    this.message = message;
    this.reason = reason;
  }

  static AnonymisationOutcome anonymised(AnonymisedMessage message) {
    return new AnonymisationOutcome(message, null);
  }

  static AnonymisationOutcome quarantined(String reason) {
    return new AnonymisationOutcome(null, reason);
  }

  /** The anonymised message; empty when quarantined. */
  public Optional<AnonymisedMessage> message() {
    return Optional.ofNullable(message);
  }

  /** The reason code of the quarantine; empty when anonymised. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
