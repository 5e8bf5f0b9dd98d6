package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/** Who takes part in a message, as person ids. Immutable. */
public final class Participants {
  /** Nobody known. */
  public static final Participants NONE = new Participants("", List.of());

  private final String authorId;
  private final List<String> recipientIds;

  /**
   * @param authorId person id of the author, empty when unknown
   * @param recipientIds person ids of the receivers
   */
  public Participants(String authorId, List<String> recipientIds) {
    this.authorId = requireNonNull(authorId, "authorId");
    this.recipientIds = List.copyOf(recipientIds);
  }

  /** Person id of the author, empty when unknown. */
  public String authorId() {
    return authorId;
  }

  /** True for the author. */
  public boolean isAuthor(String personId) {
    return authorId.equals(personId);
  }

  /** True when somebody who receives the message, and does not write it, is among these people. */
  boolean receiverAmong(Set<String> personIds) {
    for (String recipient : recipientIds) {
      if (personIds.contains(recipient) && !isAuthor(recipient)) {
        return true;
      }
    }
    return false;
  }

  /** The only one of these people who takes part; empty for none or several. */
  String onlyAmong(Set<String> personIds) {
    String only = personIds.contains(authorId) ? authorId : "";
    for (String recipient : recipientIds) {
      if (personIds.contains(recipient) && !recipient.equals(only)) {
        if (!only.isEmpty()) {
          return "";
        }
        only = recipient;
      }
    }
    return only;
  }

  /** True for the author and the receivers. */
  public boolean include(String personId) {
    return authorId.equals(personId) || recipientIds.contains(personId);
  }
}
