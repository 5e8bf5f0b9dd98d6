package com.thriviohr.emr.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A CloudFormation template of {@code emr/templates}. Immutable. */
public final class Template {
  private final String body;
  private final JsonNode tree;

  private Template(String body, JsonNode tree) {
    this.body = body;
    this.tree = tree;
  }

  /**
   * @param home the folder {@code emr}
   * @param name name of the template, without its ending
   * @throws RefusedException when there is none of that name
   */
  public static Template read(Path home, String name) {
    try {
      String body = Files.readString(home.resolve("templates").resolve(name + ".yaml"));
      // Tags such as !Ref are of no interest here, and left out by the parser.
      return new Template(body, new YAMLMapper().readTree(body));
    } catch (IOException e) {
      throw new RefusedException(
          "There is no template '" + name + "': name one of emr/templates, without .yaml", e);
    }
  }

  /** Its text. */
  public String body() {
    return body;
  }

  /** Names of its parameters. */
  public Set<String> parameters() {
    Set<String> parameters = new LinkedHashSet<>();
    tree.path("Parameters").fieldNames().forEachRemaining(parameters::add);
    return parameters;
  }

  /** Its resources; of {@code !Ref X} and the like only the value is there. */
  public JsonNode resources() {
    return tree.path("Resources");
  }
}
