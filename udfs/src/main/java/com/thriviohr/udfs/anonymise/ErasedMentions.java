package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.udfs.anonymise.detect.DetectionInput;
import com.thriviohr.udfs.anonymise.detect.Detector;
import com.thriviohr.udfs.anonymise.detect.EmailDetector;
import com.thriviohr.udfs.anonymise.detect.Entity;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.detect.RosterDetector;
import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.PlainText;
import com.thriviohr.udfs.anonymise.text.UnmappableTextException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a message is to or about somebody who is erased. A name that several people bear counts
 * only when the erased one takes part: the others' messages stay usable.
 */
final class ErasedMentions {
  private static final List<Detector> DETECTORS =
      List.of(new RosterDetector(), new EmailDetector());

  private final RosterIndexes rosters;

  ErasedMentions(RosterIndexes rosters) {
    this.rosters = rosters;
  }

  boolean concern(RawMessage message) {
    RosterIndex roster = rosters.tenant(message.getTenantId());
    if (!roster.hasErased()) {
      return false;
    }
    if (message.getRecipientIds().stream().anyMatch(roster::isErased)) {
      return true;
    }
    try {
      return isMentioned(message, roster);
    } catch (UnmappableTextException e) {
      // The anonymise stage quarantines this text; it goes nowhere.
      return false;
    }
  }

  private static boolean isMentioned(RawMessage message, RosterIndex roster) {
    NormalisedText text = NormalisedText.of(PlainText.of(message.getText(), message.getFormat()));
    DetectionInput input =
        new DetectionInput(
            text, roster, new Participants(message.getAuthorId(), message.getRecipientIds()));
    List<Entity> found = new ArrayList<>();
    DETECTORS.forEach(detector -> detector.detect(input, found::add));
    return found.stream()
        .anyMatch(entity -> entity.personId().filter(roster::isErased).isPresent());
  }
}
