package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.environment.Template;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the network of an environment, and the stacks around it, as its templates say. */
public final class Picture implements Command {
  private static final int WIDTH = 1_180;
  private static final int ROW = 19;
  private static final int TOP = 60;

  private final Path home;
  private final Environment environment;
  private final Path file;

  /**
   * @param home the folder {@code emr}
   * @param options {@code to}, the SVG file
   */
  public Picture(Path home, Environment environment, Options options) {
    this.home = requireNonNull(home, "home");
    this.environment = requireNonNull(environment, "environment");
    this.file = Path.of(options.get("to").orElse("network.svg"));
  }

  @Override
  public List<AwsRequest> requests() {
    return List.of();
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    try {
      Files.writeString(file, svg());
      out.println("Picture: " + file);
    } catch (IOException e) {
      throw new RefusedException("--to '" + file + "' cannot be written: name another file", e);
    }
  }

  private String svg() {
    List<String> subnets = new ArrayList<>();
    List<String> endpoints = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : resources("network").entrySet()) {
      String type = resource.getValue().path("Type").asText();
      if (type.equals("AWS::EC2::Subnet")) {
        subnets.add(resource.getKey());
      } else if (type.equals("AWS::EC2::VPCEndpoint")) {
        endpoints.add(service(resource.getValue()));
      }
    }
    List<String> outside = outside();
    int height = TOP + ROW * Math.max(endpoints.size() + 8, outside.size() + 4);
    Svg svg = new Svg(WIDTH, height);
    svg.title("Environment " + environment.name() + " in " + environment.region());
    svg.box(
        20, TOP, 790, height - TOP - 20, "VPC: no internet gateway, no NAT, no public addresses");
    int x = 40;
    for (String subnet : subnets) {
      svg.box(x, TOP + 40, 250, height - TOP - 80, "private subnet " + subnet);
      svg.list(x + 14, TOP + 88, machines());
      x += 265;
    }
    svg.box(570, TOP + 40, 220, height - TOP - 80, "endpoints of AWS services");
    svg.list(584, TOP + 88, endpoints);
    svg.box(830, TOP, WIDTH - 850, height - TOP - 20, "stacks outside the VPC");
    svg.list(846, TOP + 48, outside);
    return svg.end();
  }

  private List<String> machines() {
    List<String> machines = new ArrayList<>();
    if (environment.stacks().contains("emr")) {
      machines.addAll(List.of("EMR primary, on demand", "EMR core, on demand: JobManager"));
      machines.add("EMR tasks, spot: TaskManagers");
    }
    if (environment.stacks().contains("msf")) {
      machines.add("interfaces of Managed Flink");
    }
    if (environment.stacks().contains("gpu")) {
      machines.addAll(List.of("GPU servers, spot", "GPU servers, on demand"));
    }
    if (environment.stacks().contains("sagemaker")) {
      machines.add("interfaces of SageMaker");
    }
    return machines;
  }

  /** What the other stacks hold, by the types of their resources. */
  private List<String> outside() {
    List<String> lines = new ArrayList<>();
    for (String stack : environment.stacks()) {
      if (stack.equals("network")) {
        continue;
      }
      Map<String, Integer> types = new TreeMap<>();
      resources(stack)
          .values()
          .forEach(
              resource ->
                  types.merge(
                      resource.path("Type").asText().replaceFirst("AWS::", ""), 1, Integer::sum));
      lines.add(stack + ":");
      types.forEach((type, count) -> lines.add("    " + count + " × " + type));
    }
    return lines;
  }

  private static String service(JsonNode endpoint) {
    String name = endpoint.path("Properties").path("ServiceName").asText();
    boolean gateway =
        endpoint.path("Properties").path("VpcEndpointType").asText().equals("Gateway");
    return name.replaceFirst("com\\.amazonaws\\.\\$\\{AWS::Region}\\.", "")
        + (gateway ? " (gateway)" : "");
  }

  private Map<String, JsonNode> resources(String stack) {
    Map<String, JsonNode> resources = new TreeMap<>();
    Template.read(home, stack)
        .resources()
        .fields()
        .forEachRemaining(resource -> resources.put(resource.getKey(), resource.getValue()));
    return resources;
  }
}
