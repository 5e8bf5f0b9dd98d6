package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the jobs of an offline endpoint are made. Immutable. */
public final class BatchJobSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Duration SIMULATED_POLL = Duration.ofMillis(250);

  private final URI work;
  private final URI s3Url;
  private final String role;
  private final String instanceType;
  private final int instances;
  private final int concurrentTransforms;
  private final BigDecimal usdPerHour;
  private final int recordsPerFile;
  private final int recordsPerJob;
  private final int jobs;
  private final Duration poll;
  private final Duration expected;
  private final int timeoutHours;
  private final String kmsKey;
  private final ArrayList<String> subnets;
  private final ArrayList<String> securityGroups;
  private final LinkedHashMap<String, String> tags;

  BatchJobSettings(BatchJobReader read) {
    work = requireNonNull(read.work, "work");
    s3Url = read.s3Url;
    role = read.role;
    instanceType = read.instanceType;
    instances = read.instances;
    concurrentTransforms = read.concurrentTransforms;
    usdPerHour = read.usdPerHour;
    recordsPerFile = read.recordsPerFile;
    recordsPerJob = read.recordsPerJob;
    jobs = read.jobs;
    poll = read.poll;
    expected = read.expected;
    timeoutHours = read.timeoutHours;
    kmsKey = read.kmsKey;
    subnets = new ArrayList<>(read.subnets);
    securityGroups = new ArrayList<>(read.securityGroups);
    tags = new LinkedHashMap<>(read.tags);
  }

  private BatchJobSettings(BatchJobSettings real, URI s3Url, Duration poll) {
    work = real.work;
    this.s3Url = s3Url;
    role = real.role;
    instanceType = real.instanceType;
    instances = real.instances;
    concurrentTransforms = real.concurrentTransforms;
    usdPerHour = real.usdPerHour;
    recordsPerFile = real.recordsPerFile;
    recordsPerJob = real.recordsPerJob;
    jobs = real.jobs;
    this.poll = poll;
    expected = real.expected;
    timeoutHours = real.timeoutHours;
    kmsKey = real.kmsKey;
    subnets = real.subnets;
    securityGroups = real.securityGroups;
    tags = real.tags;
  }

  /** The same with objects at another address, and jobs that do not take long. */
  BatchJobSettings simulatedAt(URI s3) {
    return new BatchJobSettings(this, s3, SIMULATED_POLL);
  }

  /** Folder of the objects, such as s3://bucket/inference. */
  public URI work() {
    return work;
  }

  /** Address in place of S3's own. */
  public Optional<URI> s3Url() {
    return Optional.ofNullable(s3Url);
  }

  /** ARN of the role that Bedrock takes to read and write the objects. */
  public Optional<String> role() {
    return Optional.ofNullable(role);
  }

  /** Instance type of a transform job. */
  public Optional<String> instanceType() {
    return Optional.ofNullable(instanceType);
  }

  /** Instances of a transform job. */
  public int instances() {
    return instances;
  }

  /** Requests at a time to each instance of a transform job. */
  public int concurrentTransforms() {
    return concurrentTransforms;
  }

  /** Price of an instance in US dollars an hour; 0 where tokens are paid. */
  public BigDecimal usdPerHour() {
    return usdPerHour;
  }

  /** Most records of one object. */
  public int recordsPerFile() {
    return recordsPerFile;
  }

  /** Most records of one job. */
  public int recordsPerJob() {
    return recordsPerJob;
  }

  /** Most jobs at a time from one subtask. */
  public int jobs() {
    return jobs;
  }

  /** How often a job is asked for its state. */
  public Duration poll() {
    return poll;
  }

  /** How long a job is expected to take, its wait included. */
  public Duration expected() {
    return expected;
  }

  /** Hours after which Bedrock ends a job. */
  public int timeoutHours() {
    return timeoutHours;
  }

  /** Key of the objects' encryption; the bucket's own if empty. */
  public Optional<String> kmsKey() {
    return Optional.ofNullable(kmsKey);
  }

  /** Subnets in which a Bedrock job runs. */
  public List<String> subnets() {
    return Collections.unmodifiableList(subnets);
  }

  /** Security groups of a Bedrock job. */
  public List<String> securityGroups() {
    return Collections.unmodifiableList(securityGroups);
  }

  /** Tags of every job. */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }
}
