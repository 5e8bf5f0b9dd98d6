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
  private final Set<String> parameters;

  private Template(String body, Set<String> parameters) {
    this.body = body;
    this.parameters = parameters;
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
      JsonNode declared = new YAMLMapper().readTree(body).path("Parameters");
      Set<String> parameters = new LinkedHashSet<>();
      declared.fieldNames().forEachRemaining(parameters::add);
      return new Template(body, parameters);
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
    return parameters;
  }
}
