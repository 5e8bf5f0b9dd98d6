package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.environment.Release;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Puts what has been built, and the settings of an environment, into its code bucket. */
public final class PackageRelease implements Command {
  private final Environment environment;
  private final Release release;

  /**
   * @param release what has been built
   */
  public PackageRelease(Environment environment, Release release) {
    this.environment = requireNonNull(environment, "environment");
    this.release = requireNonNull(release, "release");
  }

  @Override
  public List<AwsRequest> requests() {
    List<AwsRequest> requests = new ArrayList<>();
    release
        .files()
        .keySet()
        .forEach(file -> requests.add(AwsRequest.of(put("<CodeBucket>", file))));
    for (Path settings : environment.settings()) {
      requests.add(AwsRequest.of(putSettings("<CodeBucket>", settings)));
    }
    return requests;
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    Map<String, String> outputs = new Stacks(aws.cloudFormation()).outputs(environment);
    String bucket = outputs.get("CodeBucket");
    if (bucket == null) {
      throw new RefusedException(
          "The environment has no code bucket yet: thrivio-aws deploy --stacks storage");
    }
    S3Client s3 = aws.s3();
    for (Path settings : environment.settings()) {
      String filled = Environment.filled(settings, outputs);
      s3.putObject(putSettings(bucket, settings), RequestBody.fromString(filled));
    }
    release
        .files()
        .forEach((name, file) -> s3.putObject(put(bucket, name), RequestBody.fromFile(file)));
    out.println("Release " + release.name() + " is in s3://" + bucket);
  }

  private PutObjectRequest put(String bucket, String file) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key("releases/" + release.name() + "/" + file)
        .build();
  }

  private static PutObjectRequest putSettings(String bucket, Path file) {
    return PutObjectRequest.builder().bucket(bucket).key("settings/" + file.getFileName()).build();
  }
}
