package com.thriviohr.emr.command;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.environment.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/** What a stack is to be. Immutable. */
final class StackChange {
  private final String stack;
  private final String environment;
  private final Template template;
  private final TreeMap<String, String> parameters;

  /**
   * @param given the template's parameters, besides the environment
   * @throws RefusedException when the template does not know one of them
   */
  StackChange(Environment environment, String name, Template template, Map<String, String> given) {
    this.stack = environment.stackName(name);
    this.environment = environment.name();
    this.template = template;
    this.parameters = new TreeMap<>(given);
    parameters.put("Environment", environment.name());
    for (String parameter : parameters.keySet()) {
      if (!template.parameters().contains(parameter)) {
        throw new RefusedException(
            "Stack '"
                + name
                + "' has no parameter "
                + parameter
                + ": it has "
                + template.parameters());
      }
    }
  }

  /** The stack's name. */
  String stack() {
    return stack;
  }

  /** What makes it. One that cannot be made leaves nothing behind. */
  CreateStackRequest creation() {
    return CreateStackRequest.builder()
        .stackName(stack)
        .templateBody(template.body())
        .capabilities(Capability.CAPABILITY_NAMED_IAM)
        .parameters(parameters())
        .tags(tags())
        .onFailure(OnFailure.DELETE)
        .build();
  }

  /** What changes it. A change that cannot be made is taken back. */
  UpdateStackRequest update() {
    return UpdateStackRequest.builder()
        .stackName(stack)
        .templateBody(template.body())
        .capabilities(Capability.CAPABILITY_NAMED_IAM)
        .parameters(parameters())
        .tags(tags())
        .build();
  }

  private List<Parameter> parameters() {
    return parameters.entrySet().stream()
        .map(
            each ->
                Parameter.builder()
                    .parameterKey(each.getKey())
                    .parameterValue(each.getValue())
                    .build())
        .collect(Collectors.toList());
  }

  private Tag tags() {
    return Tag.builder().key("thrivio-environment").value(environment).build();
  }
}
