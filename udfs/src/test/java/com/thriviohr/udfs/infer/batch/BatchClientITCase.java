package com.thriviohr.udfs.infer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards over real HTTP and S3 protocol, against the simulated control planes. */
@Timeout(60)
class BatchClientITCase {
  private static final String CATALOG =
      """
      version: 2026-11-25
      models:
        own: {id: own, input_usd_per_million: 0, output_usd_per_million: 0, priced_at: 2026-11-25}
        claude: {id: us.anthropic.claude-haiku-4-5-20251001-v1:0, input_usd_per_million: 0.5,
                 output_usd_per_million: 2.5, priced_at: 2026-11-25}
        llama: {id: meta.llama3-1-8b-instruct-v1:0, input_usd_per_million: 0.11,
                output_usd_per_million: 0.11, priced_at: 2026-11-25}
      endpoints:
        transform: {kind: sagemaker_batch, model: own, model_name: thrivio-llama, url: SIM,
                    work: "s3://company/work", s3_url: S3, instance_type: ml.g5.2xlarge,
                    usd_per_hour: 1.52, records_per_file: 100, poll: 50ms}
        claude: {kind: bedrock_batch, model: claude, url: SIM, work: "s3://company/work",
                 s3_url: S3, role_arn: "arn:aws:iam::123456789012:role/batch", poll: 50ms}
        llama: {kind: bedrock_batch, model: llama, url: SIM, work: "s3://company/work",
                s3_url: S3, role_arn: "arn:aws:iam::123456789012:role/batch", poll: 50ms}
        online: {kind: openai, model: own, url: "http://localhost:1/v1"}
      routes:
        r: {endpoints: [transform, claude, llama, online]}
      default_route: r
      """;

  private final HttpTransport transport =
      new HttpTransport(32, Duration.ofSeconds(30), ConnectionSettings.DEFAULTS);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private S3Server s3;
  private EndpointSimulator simulator;

  @BeforeEach
  void start() throws Exception {
    s3 = new S3Server();
    simulator = EndpointSimulator.start(settings().build());
  }

  private SimulatorSettings.Builder settings() {
    return SimulatorSettings.builder().s3(s3.uri());
  }

  private void restart(SimulatorSettings.Builder settings) {
    simulator.close();
    simulator = EndpointSimulator.start(settings.build());
  }

  @AfterEach
  void stop() throws Exception {
    transport.close();
    scheduler.shutdownNow();
    simulator.close();
    s3.close();
  }

  private BatchClients clients(String endpoint) {
    InferenceCatalog catalog =
        InferenceCatalog.parse(
            CATALOG
                .replace("SIM", "\"" + simulator.uri() + "\"")
                .replace("S3", "\"" + s3.uri() + "\""),
            "batch.yaml");
    Endpoint found = catalog.endpoints().get(endpoint);
    return new BatchClients(
        found, catalog.modelOf(found), Optional.of("us-east-1"), transport, scheduler);
  }

  private static Prompt prompt(int number) {
    Prompt prompt = FakeInferenceClient.prompt("p" + number);
    prompt.getMessages().get(0).setContent("Thank {{recipient}} for help " + number);
    return prompt;
  }

  private static List<List<Prompt>> files(int files, int perFile) {
    List<List<Prompt>> all = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      int first = file * perFile;
      all.add(IntStream.range(first, first + perFile).mapToObj(i -> prompt(i)).toList());
    }
    return all;
  }

  private Shard write(BatchClients clients, List<List<Prompt>> files) {
    try (WorkObjects objects = clients.objects()) {
      Endpoint endpoint = clients.served().endpoint();
      return new ShardWriter(
              objects,
              new RequestLines(clients.served()),
              endpoint,
              ShardWriter.folder(endpoint, "night"),
              "job/0")
          .write(files, 0)
          .join();
    }
  }

  private static BatchInferenceClient client(BatchClients clients) {
    return clients.client(ShardWriter.folder(clients.served().endpoint(), "night"));
  }

  private static ShardResult run(BatchClients clients, Shard shard) {
    try (BatchInferenceClient client = client(clients)) {
      return client.submit(shard).toCompletableFuture().join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "claude", "llama"})
  void answersEveryFileOfAShard(String endpoint) {
    // Given
    BatchClients clients = clients(endpoint);
    Shard shard = write(clients, files(endpoint.equals("transform") ? 3 : 1, 100));

    // When
    ShardResult result = run(clients, shard);

    // Then
    assertThat(result.getFiles()).hasSameSizeAs(shard.getFiles());
    assertThat(result.getFiles())
        .allSatisfy(file -> assertThat(file.getOutput()).endsWith(".jsonl.out"));
    assertThat(simulator.ledger().answered()).isEqualTo(100L * shard.getFiles().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "claude"})
  void goesOnWithTheJobOfItsName(String endpoint) {
    // Given: a shard whose job has run, and one whose job is under way
    BatchClients clients = clients(endpoint);
    Shard done = write(clients, files(1, 100));
    run(clients, done);
    Shard under = write(clients, List.of(List.of(prompt(7_000))));
    try (BatchInferenceClient killed = client(clients)) {
      killed.submit(under);

      // When: both again
      ShardResult first = run(clients, write(clients, files(1, 100)));
      ShardResult second = run(clients, under);

      // Then
      assertThat(first.getShard().getName()).isEqualTo(done.getName());
      assertThat(second.getFiles().get(0).getOutput()).isNotNull();
      assertThat(simulator.ledger().billed()).isEqualTo(101);
    }
  }

  @Test
  void splitsFilesUntilTheBadRecordStandsAlone() {
    // Given: one prompt of 250 that the container refuses
    restart(settings().faults("bad-request=/help 77$/"));
    BatchClients clients = clients("transform");
    Shard shard = write(clients, files(2, 125));

    // When
    ShardResult result = run(clients, shard);

    // Then: of 125 to 13, and it is the one that is left over of pairs
    assertThat(result.getJobs()).hasSize(3).doesNotHaveDuplicates();
    List<ShardFile> failed =
        result.getFiles().stream().filter(file -> file.getOutput() == null).toList();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getDetail()).isEqualTo("ClientError: 400");
    assertThat(simulator.ledger().promptsBilled()).isEqualTo(249);
  }

  @Test
  void splitsOnEvenWhereEveryFileIsRefused() {
    // Given: a bad record in every file of two rounds
    restart(settings().faults("bad-request=/help [0-9]*0$/"));
    BatchClients clients = clients("transform");
    Shard shard = write(clients, files(2, 100));

    // When
    ShardResult result = run(clients, shard);

    // Then: by 100, by 10, by 1
    assertThat(result.getJobs()).hasSize(3).doesNotHaveDuplicates();
    assertThat(result.getFiles().stream().filter(file -> file.getOutput() == null)).hasSize(20);
    assertThat(simulator.ledger().promptsBilled()).isEqualTo(180);
  }

  @Test
  void waitsUntilTheServiceHasRoomForAnotherJob() {
    // Given
    restart(settings().jobsAtATime(1).jobStart(Duration.ofMillis(300)));
    BatchClients clients = clients("transform");
    List<Shard> shards =
        IntStream.range(0, 3)
            .mapToObj(i -> write(clients, List.of(List.of(prompt(1_000 + i)))))
            .toList();

    // When
    try (BatchInferenceClient client = client(clients)) {
      List<ShardResult> results =
          shards.stream().map(shard -> client.submit(shard).toCompletableFuture()).toList().stream()
              .map(future -> future.join())
              .toList();

      // Then
      assertThat(results).allSatisfy(r -> assertThat(r.getFiles().get(0).getOutput()).isNotNull());
    }
  }

  @Test
  void saysWhatIsWrongAndSubmitsNothing() {
    // Given: somebody else's job under our name
    BatchClients clients = clients("claude");
    Shard shard = write(clients, files(1, 100));
    shard.setName("-" + shard.getName());

    // When
    try (BatchInferenceClient client = client(clients)) {
      InferenceException failure =
          client
              .submit(shard)
              .handle((result, thrown) -> Calls.failure(thrown))
              .toCompletableFuture()
              .join();

      // Then
      assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
      assertThat(failure)
          .hasMessageContaining("ValidationException")
          .hasMessageContaining("jobName");
      assertThat(simulator.ledger().requests()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "claude"})
  void findsAndStopsTheJobsOfARunThatAreUnderWay(String endpoint) {
    // Given: a job of the run, which waits, and one of another
    restart(settings().jobStart(Duration.ofHours(1)));
    BatchClients clients = clients(endpoint);
    Shard shard = write(clients, files(1, 100));
    try (RemoteJobs jobs = clients.jobs()) {
      jobs.start(shard).join();
      jobs.start(Shard.newBuilder(shard).setName("thrivio-another").build()).join();
      String prefix = ShardNames.jobs(ShardWriter.folder(clients.served().endpoint(), "night"));

      // When
      List<RemoteJob> before = jobs.underWay(prefix).join();
      before.forEach(job -> jobs.stop(job).join());
      List<RemoteJob> after = jobs.underWay(prefix).join();

      // Then
      assertThat(before).extracting(RemoteJob::id).singleElement().asString().contains(prefix);
      assertThat(after).isEmpty();
      assertThat(jobs.underWay("thrivio-another").join()).hasSize(1);
    }
  }
}
