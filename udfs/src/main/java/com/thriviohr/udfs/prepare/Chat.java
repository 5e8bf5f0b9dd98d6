package com.thriviohr.udfs.prepare;

/** The turns of one example, trimmed and free of control tokens. */
final class Chat {
  private final String task;
  private final String position;
  private final String system;
  private final String user;
  private final String assistant;

  /**
   * @param position what sets the example apart from others of the same conversation and task
   */
  Chat(TrainingTask task, String position, String user, String assistant) {
    this.task = task.name();
    this.position = position;
    this.system = task.system();
    this.user = clean(user);
    this.assistant = clean(assistant);
  }

  static String clean(String text) {
    return ControlTokens.neutralise(text.replace("\u0000", "")).strip();
  }

  String task() {
    return task;
  }

  String position() {
    return position;
  }

  String system() {
    return system;
  }

  String user() {
    return user;
  }

  String assistant() {
    return assistant;
  }
}
