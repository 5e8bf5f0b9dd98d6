package com.thriviohr.udfs.anonymise;

import java.util.Set;

/** A plain, normalised text, its folded form of equal length, and the people around it. */
public final class DetectionInput {
  private final String tenantId;
  private final String text;
  private final String folded;
  private final Set<String> participants;

  /**
   * @param tenantId company the text belongs to
   * @param text normalised plain text
   * @param participants person ids of author and receivers
   */
  public DetectionInput(String tenantId, String text, Set<String> participants) {
    this.tenantId = tenantId;
    this.text = text;
    this.folded = Folding.fold(text);
    this.participants = Set.copyOf(participants);
  }

  /** Company the text belongs to. */
  public String tenantId() {
    return tenantId;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The text in lower case without diacritics, character by character. */
  public String folded() {
    return folded;
  }

  /** True when the person wrote or received the message. */
  public boolean isParticipant(String personId) {
    return participants.contains(personId);
  }
}
