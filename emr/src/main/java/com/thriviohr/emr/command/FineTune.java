package com.thriviohr.emr.command;

import static java.util.Objects.requireNonNull;

import com.thriviohr.emr.environment.Environment;
import com.thriviohr.emr.environment.RefusedException;
import com.thriviohr.emr.request.Aws;
import com.thriviohr.emr.request.AwsRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.Channel;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.OutputCompressionType;
import software.amazon.awssdk.services.sagemaker.model.S3DataDistribution;
import software.amazon.awssdk.services.sagemaker.model.S3DataType;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;
import software.amazon.awssdk.services.sagemaker.model.TrainingInstanceType;

/**
 * Trains a Llama on a finished dataset, on managed spot, without a network. The container is
 * JumpStart's for Llama, or one of one's own that takes the same channel.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>
 */
public final class FineTune implements Command {
  private static final int SECONDS = (int) Duration.ofHours(12).toSeconds();
  private static final int DISK_GB = 200;

  /** As JumpStart names them, for a dataset of the form jumpstart. */
  private static final Map<String, String> HYPERPARAMETERS =
      Map.of(
          "chat_dataset", "True",
          "instruction_tuned", "False",
          "peft_type", "lora",
          "epoch", "1",
          "per_device_train_batch_size", "1",
          "max_input_length", "2048");

  /** What it needs of the stacks. */
  private static final List<String> OUTPUTS =
      List.of(
          "DataBucket", "CodeBucket", "TrainingRole", "KeyArn", "SubnetA", "SubnetB", "JobAccess");

  private final Environment environment;
  private final String name;
  private final String dataset;
  private final String image;
  private final String instance;
  private final boolean acceptsEula;
  private final Map<String, String> hyperparameters = new TreeMap<>(HYPERPARAMETERS);

  /**
   * @param options {@code name}, {@code dataset} (folder of a form, below datasets/), {@code
   *     image}, {@code instance-type}, {@code hyperparameter} key=value, {@code accept-eula}
   */
  public FineTune(Environment environment, Options options) {
    this.environment = requireNonNull(environment, "environment");
    this.name = options.require("name", "name the model, such as llama-3.1-8b-2026-11");
    if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,38}[a-zA-Z0-9])?")) {
      throw new RefusedException(
          "--name '" + name + "' is not 1 to 40 letters, digits, dots and hyphens");
    }
    this.dataset =
        options.require("dataset", "give a folder such as 2026-11-21/jumpstart/acme/train");
    this.image = options.require("image", "give the training image, such as JumpStart's for Llama");
    this.instance = options.get("instance-type").orElse("ml.g5.12xlarge");
    this.acceptsEula = options.get("accept-eula").isPresent();
    options.all("hyperparameter").forEach(this::addHyperparameter);
  }

  private void addHyperparameter(String given) {
    String[] parts = given.split("=", 2);
    if (parts.length != 2) {
      throw new RefusedException("--hyperparameter '" + given + "': write key=value");
    }
    hyperparameters.put(parts[0], parts[1]);
  }

  @Override
  public List<AwsRequest> requests() {
    Map<String, String> open = new TreeMap<>();
    OUTPUTS.forEach(output -> open.put(output, "<" + output + ">"));
    return List.of(AwsRequest.of(request(open)));
  }

  @Override
  public void run(Aws aws, PrintStream out) {
    Map<String, String> outputs = new Stacks(aws.cloudFormation()).outputs(environment);
    if (!outputs.keySet().containsAll(OUTPUTS)) {
      throw new RefusedException(
          "The environment is not whole yet: thrivio-aws deploy --stacks storage,network,access");
    }
    CreateTrainingJobRequest request = request(outputs);
    aws.sageMaker().createTrainingJob(request);
    out.println("Training " + request.trainingJobName());
    out.println(
        "When it is Completed, let it answer a tenth of the prompts: thrivio-aws deploy --stacks"
            + " sagemaker --set sagemaker.Candidate="
            + folder()
            + "/"
            + request.trainingJobName()
            + "/output/model");
  }

  private String folder() {
    return "models/" + name;
  }

  private CreateTrainingJobRequest request(Map<String, String> outputs) {
    String models = "s3://" + outputs.get("CodeBucket") + "/" + folder() + "/";
    return CreateTrainingJobRequest.builder()
        .trainingJobName("thrivio-" + environment.name() + "-" + name.replace('.', '-'))
        .roleArn(outputs.get("TrainingRole"))
        .algorithmSpecification(
            a -> a.trainingImage(image).trainingInputMode(TrainingInputMode.FILE))
        .hyperParameters(hyperparameters)
        .inputDataConfig(
            channel("s3://" + outputs.get("DataBucket") + "/datasets/" + dataset + "/"))
        .outputDataConfig(
            o ->
                o.s3OutputPath(models)
                    .kmsKeyId(outputs.get("KeyArn"))
                    .compressionType(OutputCompressionType.NONE))
        .resourceConfig(
            r ->
                r.instanceType(TrainingInstanceType.fromValue(instance))
                    .instanceCount(1)
                    .volumeSizeInGB(DISK_GB)
                    .volumeKmsKeyId(outputs.get("KeyArn")))
        .enableManagedSpotTraining(true)
        .checkpointConfig(c -> c.s3Uri(models + "checkpoints/"))
        .stoppingCondition(s -> s.maxRuntimeInSeconds(SECONDS).maxWaitTimeInSeconds(2 * SECONDS))
        .vpcConfig(
            v ->
                v.subnets(outputs.get("SubnetA"), outputs.get("SubnetB"))
                    .securityGroupIds(outputs.get("JobAccess")))
        .enableNetworkIsolation(true)
        .tags(t -> t.key("thrivio-environment").value(environment.name()))
        .environment(eula())
        .build();
  }

  /** Meta's licence is for a person to accept. */
  private Map<String, String> eula() {
    return acceptsEula ? Map.of("accept_eula", "true") : Map.of();
  }

  private static Channel channel(String folder) {
    return Channel.builder()
        .channelName("training")
        .dataSource(
            d ->
                d.s3DataSource(
                    s ->
                        s.s3Uri(folder)
                            .s3DataType(S3DataType.S3_PREFIX)
                            .s3DataDistributionType(S3DataDistribution.FULLY_REPLICATED)))
        .build();
  }
}
