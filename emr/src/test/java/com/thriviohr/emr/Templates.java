package com.thriviohr.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The templates as trees; of {@code !Ref X} and the like only the value is there. */
final class Templates {
  private static final Path FOLDER = Path.of("templates");

  private Templates() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(String name) {
    try {
      return new YAMLMapper().readTree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resources of a type in all templates. */
  static List<JsonNode> resources(String type) {
    List<JsonNode> found = new ArrayList<>();
    for (String name : names()) {
      for (JsonNode resource : tree(name).path("Resources")) {
        if (resource.path("Type").asText().equals(type)) {
          found.add(resource.path("Properties"));
        }
      }
    }
    return found;
  }

  /** The statements of a policy of a template. */
  static List<JsonNode> statements(String name, String resource) {
    List<JsonNode> statements = new ArrayList<>();
    tree(name)
        .path("Resources")
        .path(resource)
        .path("Properties")
        .path("PolicyDocument")
        .path("Statement")
        .forEach(statements::add);
    return statements;
  }

  /** One text or a list of texts. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> texts.addAll(texts(each)));
    } else if (node.isTextual()) {
      texts.add(node.asText());
    }
    return texts;
  }
}
