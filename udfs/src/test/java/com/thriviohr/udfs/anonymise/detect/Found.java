package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.NormalisedText;
import java.util.ArrayList;
import java.util.List;

/** What detectors find in a text without markup, written {@code TYPE:value}. */
final class Found {
  private Found() {}

  static List<String> by(Detector detector, String text) {
    return by(detector, text, RosterIndex.empty(), Participants.NONE);
  }

  static List<String> by(
      Detector detector, String text, RosterIndex roster, Participants participants) {
    NormalisedText normalised = NormalisedText.of(text);
    List<Entity> found = new ArrayList<>();
    detector.detect(new DetectionInput(normalised, roster, participants), found::add);
    return Overlaps.settle(found, normalised.text()).stream()
        .map(
            entity ->
                entity.type()
                    + ":"
                    + text.substring(
                        normalised.plainStart(entity.start()), normalised.plainEnd(entity.end())))
        .toList();
  }
}
