package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Shows what a job has logged: the files of a cluster, or the lines of the managed service. */
public final class Logs implements Command {
  private static final int LINES = 200;

  private final Environment environment;
  private final Optional<String> cluster;

  /**
   * @param options {@code cluster} with an id such as j-1ABC; without it, the managed service's
   */
  public Logs(Environment environment, Options options) {
    this.environment = requireNonNull(environment, "environment");
    this.cluster = options.get("cluster");
  }

  @Override
  public List<AwsRequest> requests() {
    return List.of();
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    if (cluster.isPresent()) {
      ofCluster(aws, cluster.get(), out);
    } else {
      ofManagedService(aws, out);
    }
  }

  private void ofCluster(Aws aws, String id, PrintStream out) {
    Map<String, String> outputs = new Stacks(aws.cloudFormation()).outputs(environment);
    String bucket = outputs.get("LogsBucket");
    if (bucket == null) {
      throw new RefusedException("The environment has no logs yet: thrivio-aws deploy comes first");
    }
    aws.s3()
        .listObjectsV2Paginator(r -> r.bucket(bucket).prefix("emr/" + id + "/"))
        .contents()
        .forEach(file -> out.println(file.lastModified() + "  s3://" + bucket + "/" + file.key()));
  }

  private void ofManagedService(Aws aws, PrintStream out) {
    String group = "/thrivio/" + environment.name() + "/nudges";
    try {
      aws.logs()
          .filterLogEvents(r -> r.logGroupName(group).limit(LINES))
          .events()
          .forEach(
              event ->
                  out.println(Instant.ofEpochMilli(event.timestamp()) + "  " + event.message()));
    } catch (ResourceNotFoundException e) {
      throw new RefusedException(
          "There is no log group " + group + ": give --cluster with the id of a cluster", e);
    }
  }
}
