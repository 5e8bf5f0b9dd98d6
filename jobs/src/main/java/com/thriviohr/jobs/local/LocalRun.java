package com.thriviohr.jobs.local;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.jobs.settings.LocalConfig;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a job in this JVM. What the user does not name is provided: the sample company, a folder
 * under {@code target/}, and the endpoint simulator on loopback.
 *
 * <p>Exit codes: 0 done, 1 the job failed, 2 settings or input refused.
 */
public final class LocalRun {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRun.class);

  private final LocalJob job;
  private final LocalArguments arguments;
  private final LocalConfig config;

  private LocalRun(LocalJob job, LocalArguments arguments) {
    this.job = job;
    this.arguments = arguments;
    this.config = LocalConfig.from(arguments.forLocalRun());
  }

  /**
   * @param args name of the job, then its settings
   */
  public static void main(String[] args) {
    try {
      List<String> given = Arrays.asList(args);
      new LocalRun(LocalJob.named(given.get(0)), new LocalArguments(given.subList(1, given.size())))
          .run();
    } catch (Exception e) {
      System.exit(explain(e));
    }
    System.exit(0);
  }

  private void run() throws Exception {
    if (arguments.names("help")) {
      job.main().run(new String[] {"--help"});
      return;
    }
    if (job.readsGold()) {
      provideGold(new SampleInput(Paths.get("target", job.setting()), config));
    }
    if (job.onlyPrints()) {
      job.main().run(arguments.forJob());
      return;
    }
    if (!arguments.names("output")) {
      arguments.fallback("output", "target/" + job.setting());
      arguments.fallback("overwrite", "true");
    }
    Path output = Paths.get(arguments.value("output"));
    provideInput(new SampleInput(output.resolveSibling(output.getFileName() + "-input"), config));
    try (Simulated simulated = new Simulated(simulator())) {
      simulated.uri().ifPresent(this::useSimulator);
      job.main().run(arguments.forJob());
    }
    System.out.println("Results: " + output + "/");
  }

  /** The simulator has no price list of its own: its answers cost what the model costs. */
  private void useSimulator(URI uri) {
    arguments.fallback("inference.endpoint", uri + "/v1");
    arguments.fallback("inference.model", "llama-3.1-8b");
  }

  private void provideInput(SampleInput sample) throws IOException {
    if (job.readsPrompts()) {
      if (!arguments.names("prompts")) {
        arguments.fallback("prompts", sample.writePrompts().toString());
      }
      return;
    }
    if (!arguments.names("messages")) {
      announceCompany();
      sample.writeCompany();
      arguments.fallback("messages", sample.messages().toString());
      arguments.fallback("roster", sample.roster().toString());
      if (job.needsEndpoint()) {
        arguments.fallback("nudge.run-date", SampleInput.LAST_DAY.plusDays(1).toString());
      }
    }
    if (job.needsKey() && !arguments.names("anonymise.key")) {
      arguments.fallback("anonymise.key", "file:" + sample.writeKey());
    }
  }

  private void provideGold(SampleInput sample) throws IOException {
    if (!arguments.names("gold")) {
      announceCompany();
      sample.writeCompany();
      arguments.fallback("gold", sample.writeGold().toString());
      arguments.fallback("roster", sample.roster().toString());
    }
  }

  private void announceCompany() {
    System.out.printf(
        "Sample company: %,d people, %,d messages%n", config.people(), config.messages());
  }

  private Optional<EndpointSimulator> simulator() {
    boolean named = arguments.names("inference.endpoint") || arguments.names("inference.catalog");
    if (!job.needsEndpoint() || named) {
      return Optional.empty();
    }
    EndpointSimulator simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder().seed(config.seed()).faults(config.faults()).build());
    System.out.println("Endpoint simulator: " + simulator.uri());
    return Optional.of(simulator);
  }

  private static int explain(Exception e) {
    Optional<InvalidInputException> refused =
        ExceptionUtils.findThrowable(e, InvalidInputException.class);
    if (refused.isPresent()) {
      System.err.println("thrivio: " + refused.get().getMessage());
      return 2;
    }
    LOG.error("The job failed", e);
    System.err.println(
        "thrivio: the job failed with "
            + root(e).getClass().getSimpleName()
            + ": the log file under target/ says more.");
    return 1;
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }
}
