package com.thriviohr.jobs.local;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.udfs.simulator.FaultPlan;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
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
  private static final String PICTURE = "picture";
  private static final String PICTURE_FILE = "pipelines.svg";
  private static final URI NOT_STARTED_YET = URI.create("http://127.0.0.1:1");

  private final LocalJob job;
  private final List<String> arguments;

  private LocalRun(LocalJob job, List<String> arguments) {
    this.job = job;
    this.arguments = arguments;
  }

  /**
   * @param args name of the job, then its settings; without any, the jobs are listed
   */
  public static void main(String[] args) {
    if (args.length == 0 || SettingsLoader.asksForHelp(new String[] {args[0]})) {
      System.out.println("thrivio JOB --key value …, and thrivio JOB --help. The jobs are:");
      System.out.println(LocalJob.list());
      System.out.println("and 'thrivio picture FILE' draws the pipelines as SVG.");
      return;
    }
    try {
      if (args[0].equals(PICTURE)) {
        PipelinePicture.write(picture(args));
        return;
      }
      new LocalRun(LocalJob.named(args[0]), Arrays.asList(args).subList(1, args.length)).run();
    } catch (Exception e) {
      System.exit(explain(e));
    }
    System.exit(0);
  }

  private static Path picture(String[] args) {
    String file = args.length > 1 ? args[1] : PICTURE_FILE;
    if (file.startsWith("-")) {
      throw new InvalidInputException("'thrivio picture FILE' takes a file and no settings.");
    }
    return Paths.get(file);
  }

  private void run() throws Exception {
    if (SettingsLoader.asksForHelp(arguments.toArray(new String[0]))) {
      System.out.print(SettingsTable.markdown(options()));
      return;
    }
    Provisions provisions = new Provisions(job, settings(List.of()));
    LocalConfig config = check(settings(provisions.arguments(NOT_STARTED_YET)));
    PluggedFileSystems.load();
    provisions.make(config);
    try (Simulated simulated = Simulated.start(provisions.needsSimulator(), config)) {
      job.run(settings(provisions.arguments(simulated.uri().orElse(NOT_STARTED_YET))), System.out);
    }
  }

  /** All problems at once, the local run's own too, and before anything is made. */
  private LocalConfig check(Settings settings) {
    LocalConfig config = LocalConfig.read(settings);
    settings.parsed(LocalOptions.FAULTS, FaultPlan::parse);
    job.check(settings);
    settings.refuseProblems();
    return config;
  }

  private Settings settings(List<String> provided) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(provided);
    return new SettingsLoader(options()).load(all.toArray(new String[0]));
  }

  private List<ConfigOption<?>> options() {
    List<ConfigOption<?>> options = new ArrayList<>(job.options());
    options.addAll(LocalOptions.ALL);
    return options;
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
