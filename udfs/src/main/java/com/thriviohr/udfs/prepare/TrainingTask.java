package com.thriviohr.udfs.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The words around one kind of training example; kept as data in training-tasks.yaml. */
final class TrainingTask {
  private final String name;
  private final String system;
  private final List<String> instructions;

  private TrainingTask(String name, String system, List<String> instructions) {
    this.name = name;
    this.system = system;
    this.instructions = List.copyOf(instructions);
  }

  static TrainingTask shipped(String name) {
    try (InputStream in = TrainingTask.class.getResourceAsStream("training-tasks.yaml")) {
      JsonNode task = new YAMLMapper().readTree(in).path("tasks").path(name);
      List<String> instructions = new ArrayList<>();
      task.path("instructions").forEach(node -> instructions.add(node.asText()));
      return new TrainingTask(name, task.path("system").asText(), instructions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  String system() {
    return system;
  }

  /** One of the instructions, always the same for the same id. */
  String instruction(String id) {
    return instructions.get(StableHash.bucket(instructions.size(), name, id));
  }
}
