package com.thriviohr.udfs.anonymise;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.udfs.anonymise.detect.DetectionInput;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.Overlaps;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.surrogate.Surrogates;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.PlainText;
import com.thriviohr.udfs.anonymise.text.UnmappableTextException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a raw message into an anonymised one. Fails closed: whatever goes wrong quarantines the
 * message.
 *
 * <ul>
 *   <li>{@link #TEXT_TOO_LONG}: more than 2^20 UTF-16 units.
 *   <li>{@link #UNMAPPABLE_TEXT}: no valid Unicode.
 *   <li>{@link #DETECTOR_FAILED}: anything else, such as a detector that throws.
 * </ul>
 *
 * <p>For one thread.
 */
public final class Anonymiser {
  /** Reason: too long. */
  public static final String TEXT_TOO_LONG = "TEXT_TOO_LONG";

  /** Reason: no valid Unicode. */
  public static final String UNMAPPABLE_TEXT = "UNMAPPABLE_TEXT";

  /** Reason: an exception. */
  public static final String DETECTOR_FAILED = "DETECTOR_FAILED";

  private static final int MOST_UNITS = 1 << 20;

  private final AnonymisePolicy policy;
  private final List<Detector> detectors;
  private final TenantKeys keys;
  private final RosterIndexes rosters;
  private final Map<String, Surrogates> surrogatesByTenant = new HashMap<>();

  /**
   * @param policy detectors, operators and version
   * @param keys of the tenants
   * @param rosters of the tenants
   */
  public Anonymiser(AnonymisePolicy policy, TenantKeys keys, RosterIndexes rosters) {
    this(policy, policy.detectors(), keys, rosters);
  }

  Anonymiser(
      AnonymisePolicy policy, List<Detector> detectors, TenantKeys keys, RosterIndexes rosters) {
    this.policy = requireNonNull(policy, "policy");
    this.detectors = List.copyOf(detectors);
    this.keys = requireNonNull(keys, "keys");
    this.rosters = requireNonNull(rosters, "rosters");
  }

  /** The message without personal data, or why there is none. Never throws. */
  public AnonymisationOutcome anonymise(RawMessage message) {
    try {
      if (message.getText().length() > MOST_UNITS) {
        return AnonymisationOutcome.quarantined(TEXT_TOO_LONG);
      }
      Participants participants =
          new Participants(message.getAuthorId(), message.getRecipientIds());
      AnonymisedText text =
          anonymise(message.getTenantId(), message.getText(), message.getFormat(), participants);
      AnonymisedMessage anonymised =
          new MessagePseudonyms(surrogates(message.getTenantId()))
              .envelope(message)
              .setText(text.text())
              .setEntities(text.entities())
              .setPolicyVersion(policy.version())
              .build();
      return AnonymisationOutcome.anonymised(anonymised);
    } catch (UnmappableTextException e) {
      return AnonymisationOutcome.quarantined(UNMAPPABLE_TEXT);
    } catch (RuntimeException | StackOverflowError e) {
      // The exception may quote the text, so nothing of it is kept.
      return AnonymisationOutcome.quarantined(DETECTOR_FAILED);
    }
  }

  /**
   * A text without personal data. It is searched once: no stand-in is ever looked at again.
   *
   * @param participants who writes and receives it
   * @throws RuntimeException when the text must not go on
   */
  public AnonymisedText anonymise(
      String tenantId, String text, Format format, Participants participants) {
    NormalisedText normalised = NormalisedText.of(PlainText.of(text, format));
    DetectionInput input = new DetectionInput(normalised, rosters.tenant(tenantId), participants);
    return new Replacing(policy, surrogates(tenantId), participants)
        .replace(normalised, found(input));
  }

  private List<Entity> found(DetectionInput input) {
    List<Entity> found = new ArrayList<>();
    for (Detector detector : detectors) {
      detector.detect(input, found::add);
    }
    return Overlaps.settle(found, input.text());
  }

  private Surrogates surrogates(String tenantId) {
    return surrogatesByTenant.computeIfAbsent(
        tenantId, tenant -> new Surrogates(keys.tenant(tenant), rosters.tenant(tenant)));
  }
}
