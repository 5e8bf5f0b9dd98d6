package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every template keeps to: no way out of the region, everything encrypted, nothing public. */
class TemplatesTest {
  private static final Pattern ARN = Pattern.compile("arn:[^\\s\"',}\\]]+");
  private static final Pattern REGION = Pattern.compile("\\b(us|eu|ap|ca|sa)-[a-z]+-\\d\\b");

  @Test
  void nothingNamesARegionOrAnAccount() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file);
      assertThat(text).as(file.toString()).doesNotContainPattern("\\b\\d{12}\\b");
      if (file.startsWith("templates")) {
        String withoutDescriptions = text.replaceAll("(?m)^ *Description:.*$", "");
        assertThat(withoutDescriptions).as(file.toString()).doesNotContainPattern(REGION);
      }
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("."))) {
      return all.filter(Files::isRegularFile)
          .map(file -> Path.of(".").relativize(file))
          .filter(file -> file.toString().matches("(templates|steps|environments|bin|README).*"))
          .toList();
    }
  }

  @Test
  void everyResourceOfAnArnIsInTheRegionOfItsStack() {
    // Given: services whose ARNs have no region, and models, which belong to nobody's account
    Set<String> global = Set.of("s3", "iam", "scheduler", "states");
    for (String name : Templates.names()) {
      for (String arn :
          ARN.matcher(Templates.text(name)).results().map(MatchResult::group).toList()) {
        String[] parts = arn.split(":", 6);
        boolean inRegion = parts.length > 3 && parts[parts.length > 4 ? 3 : 2].isEmpty();
        String service = arn.replaceFirst("arn:\\$\\{AWS::Partition}:", "").split(":")[0];
        boolean ofProfile = arn.startsWith("arn:${AWS::Partition}:bedrock:*::foundation-model/");
        if (!global.contains(service) && !ofProfile && !inRegion) {
          assertThat(arn).as(name).contains(":${AWS::Region}:");
        }
      }
    }
  }

  @Test
  void jobsMayCallNothingOutsideTheirRegion() {
    // Given
    JsonNode residency =
        Templates.statements("access", "PlatformPolicy").stream()
            .filter(statement -> statement.path("Sid").asText().equals("Residency"))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(residency.path("Effect").asText()).isEqualTo("Deny");
    assertThat(residency.path("Action").asText()).isEqualTo("*");
    assertThat(residency.at("/Condition/StringNotEquals").has("aws:RequestedRegion")).isTrue();
    JsonNode access = Templates.tree("access").path("Resources");
    for (String role : List.of("DatasetRole", "NudgesRole")) {
      assertThat(Templates.texts(access.path(role).at("/Properties/ManagedPolicyArns")))
          .as(role)
          .contains("PlatformPolicy");
    }
  }

  @Test
  void everyBucketIsEncryptedPrivateAndForgets() {
    // Given
    List<JsonNode> buckets = Templates.resources("AWS::S3::Bucket");

    // Then
    assertThat(buckets).hasSize(4);
    for (JsonNode bucket : buckets) {
      JsonNode rule = bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration/0");
      assertThat(rule.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asText())
          .isEqualTo("aws:kms");
      assertThat(bucket.path("PublicAccessBlockConfiguration"))
          .hasSize(4)
          .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
      assertThat(bucket.at("/LifecycleConfiguration/Rules")).isNotEmpty();
    }
    assertThat(Templates.text("storage")).contains("AbortIncompleteMultipartUpload");
    assertThat(Templates.resources("AWS::S3::BucketPolicy")).hasSameSizeAs(buckets);
  }

  @Test
  void theNetworkHasNoWayInOrOut() {
    for (String type :
        List.of(
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NatGateway",
            "AWS::EC2::EIP",
            "AWS::EC2::Route",
            "AWS::EC2::VPCPeeringConnection")) {
      assertThat(Templates.resources(type)).as(type).isEmpty();
    }
    for (JsonNode group : Templates.resources("AWS::EC2::SecurityGroup")) {
      assertThat(group.path("SecurityGroupIngress").toString()).doesNotContain("0.0.0.0/0");
    }
    for (JsonNode subnet : Templates.resources("AWS::EC2::Subnet")) {
      assertThat(subnet.path("MapPublicIpOnLaunch").asBoolean()).isFalse();
    }
  }

  @Test
  void noPolicyAllowsEverything() {
    for (String name : Templates.names()) {
      for (JsonNode statement : Templates.tree(name).findParents("Effect")) {
        boolean keyPolicy = name.equals("storage");
        if (statement.path("Effect").asText().equals("Allow") && !keyPolicy) {
          assertThat(Templates.texts(statement.path("Action")))
              .as(name + " " + statement.path("Sid").asText())
              .noneMatch(action -> action.equals("*") || action.matches("(iam|kms|sts):\\*"));
        }
      }
    }
  }

  @Test
  void theExampleEnvironmentNamesParametersThatExist() throws IOException {
    // Given
    JsonNode stacks =
        new YAMLMapper()
            .readTree(Files.readString(Path.of("environments/example/environment.yaml")))
            .path("stacks");

    // Then
    stacks
        .fields()
        .forEachRemaining(
            stack ->
                stack
                    .getValue()
                    .fieldNames()
                    .forEachRemaining(
                        parameter ->
                            assertThat(
                                    Templates.tree(stack.getKey())
                                        .path("Parameters")
                                        .has(parameter))
                                .as(stack.getKey() + "." + parameter)
                                .isTrue()));
  }
}
