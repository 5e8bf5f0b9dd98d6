package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.datasets.yaml.YamlMapping;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads how the jobs of an offline endpoint are made, within the services' limits. */
final class BatchJobReader {
  /** Bedrock's default quotas of records in a job. */
  static final int FEWEST_BEDROCK = 100;

  private static final int MOST_BEDROCK = 50_000;

  /** What AWS promises of a batch inference job. */
  private static final Duration ONE_DAY = Duration.ofHours(24);

  final URI work;
  final URI s3Url;
  final String role;
  final String instanceType;
  final int instances;
  final int concurrentTransforms;
  final BigDecimal usdPerHour;
  final int recordsPerFile;
  final int recordsPerJob;
  final int jobs;
  final Duration poll;
  final Duration expected;
  final int timeoutHours;
  final String kmsKey;
  final List<String> subnets;
  final List<String> securityGroups;
  final Map<String, String> tags;

  private BatchJobReader(YamlMapping node, boolean bedrock) {
    work = work(node);
    s3Url = CatalogValues.url(node, "s3_url");
    role = bedrock ? node.text("role_arn", "give the role that Bedrock takes") : null;
    instanceType = bedrock ? null : node.text("instance_type", "give one such as ml.g5.2xlarge");
    instances = bedrock ? 1 : node.positive("instances", 1);
    concurrentTransforms = bedrock ? 1 : node.positive("max_concurrent_transforms", 8);
    usdPerHour = bedrock ? BigDecimal.ZERO : CatalogValues.price(node, "usd_per_hour");
    recordsPerJob = node.positive("records_per_job", bedrock ? MOST_BEDROCK : 10_000);
    recordsPerFile = bedrock ? recordsPerJob : node.positive("records_per_file", 1_000);
    if (bedrock && (recordsPerJob < FEWEST_BEDROCK || recordsPerJob > MOST_BEDROCK)) {
      node.refuse("records_per_job", "is '" + recordsPerJob + "': give 100 to 50000");
    }
    jobs = node.positive("jobs", 4);
    poll = node.duration("poll", Duration.ofSeconds(30));
    expected = node.duration("expected", bedrock ? ONE_DAY : Duration.ofHours(2));
    timeoutHours = bedrock ? node.positive("timeout_hours", 24) : 24;
    kmsKey = node.optional("kms_key").orElse(null);
    subnets = bedrock ? node.texts("subnets") : List.of();
    securityGroups = bedrock ? node.texts("security_groups") : List.of();
    tags = node.textsByName("tags");
  }

  /** Null for an endpoint of another kind, and for one whose work folder is wrong. */
  static BatchJobSettings read(YamlMapping node, EndpointKind kind) {
    if (!kind.isOffline()) {
      return null;
    }
    BatchJobReader read = new BatchJobReader(node, kind == EndpointKind.BEDROCK_BATCH);
    return read.work == null ? null : new BatchJobSettings(read);
  }

  /** Bedrock takes no other characters in its URIs. */
  private static URI work(YamlMapping node) {
    String work = node.text("work", "give a folder such as s3://bucket/inference");
    if (!work.isEmpty()
        && !work.matches("s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](/[-!_*'().a-zA-Z0-9]+)*/?")) {
      node.refuse(
          "work",
          "is '" + work + "': give s3://bucket/folder of letters, digits and -!_*'(). only");
      return null;
    }
    return work.isEmpty() ? null : URI.create(work.replaceAll("/+$", ""));
  }
}
