package com.thriviohr.udfs.simulator;

/** The turns of a prompt: its fingerprint, its size and the user's part. Never printed. */
final class PromptText {
  private final StringBuilder userText = new StringBuilder();
  private long fingerprint;
  private long characters;

  /** Adds a turn. */
  PromptText add(String role, String content) {
    fingerprint = Fingerprint.extend(Fingerprint.extend(fingerprint, role), content);
    characters += content.length();
    if ("user".equals(role)) {
      userText.append(content).append('\n');
    }
    return this;
  }

  /** The same for equal turns in equal order. */
  long fingerprint() {
    return fingerprint;
  }

  /** Tokens of all turns together. */
  int tokens() {
    return SimulatedTokenizer.ofLength(characters);
  }

  /** What the user said, one turn a line. */
  String userText() {
    return userText.toString();
  }

  /** True when no turn has been added. */
  boolean isEmpty() {
    return characters == 0;
  }
}
