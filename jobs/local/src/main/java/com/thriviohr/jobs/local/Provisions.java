package com.thriviohr.jobs.local;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.jobs.evaluate.EvaluateOptions;
import com.thriviohr.jobs.local.LocalJob.Need;
import com.thriviohr.jobs.settings.InputOptions;
import com.thriviohr.udfs.anonymise.AnonymiseOptions;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.nudge.NudgeOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/**
 * What a local run provides because nobody gave it: sample input, the sample's key, a folder for
 * the results and a simulator. It is planned first, so that settings are refused before anything is
 * made. Real messages are never given the sample's key.
 */
final class Provisions {
  private final LocalJob job;
  private final Settings given;
  private final SampleInput sample;

  Provisions(LocalJob job, Settings given) {
    this.job = job;
    this.given = given;
    this.sample = new SampleInput(inputFolder());
  }

  /**
   * The settings to add.
   *
   * @param simulator where the simulator answers, or will
   */
  List<String> arguments(URI simulator) {
    List<String> added = new ArrayList<>();
    if (job.needs(Need.OUTPUT) && !given.gives(InputOptions.OUTPUT)) {
      add(added, InputOptions.OUTPUT, defaultOutput());
      if (!given.gives(InputOptions.OVERWRITE)) {
        add(added, InputOptions.OVERWRITE, "true");
      }
    }
    if (makesCompany()) {
      addCompany(added);
    }
    if (makesPrompts()) {
      add(added, InputOptions.PROMPTS, sample.prompts());
    }
    if (makesGold()) {
      add(added, EvaluateOptions.GOLD, sample.gold());
      add(added, EvaluateOptions.ROSTER, sample.roster());
    }
    if (needsSimulator()) {
      add(added, InferenceOptions.SIMULATOR, simulator);
    }
    return added;
  }

  private void addCompany(List<String> added) {
    add(added, InputOptions.MESSAGES, sample.messages());
    add(added, InputOptions.ROSTER, sample.roster());
    if (makesKey()) {
      add(added, AnonymiseOptions.KEY, "file:" + sample.key());
    }
    if (job.needs(Need.ENDPOINT) && !given.gives(NudgeOptions.RUN_DATE)) {
      add(added, NudgeOptions.RUN_DATE, SampleInput.LAST_DAY.plusDays(1));
    }
  }

  /**
   * Writes the sample input that was planned, unless a run is reading it.
   *
   * @throws com.thriviohr.datasets.InvalidInputException when another run writes to the same output
   */
  void make(LocalConfig config) throws IOException {
    for (String results : List.of("", "dataset", "nudges")) {
      OutputFolder.requireFree(
          new org.apache.flink.core.fs.Path(output().resolve(results).toUri()));
    }
    if (makesCompany() || makesGold()) {
      System.out.printf(
          "Sample company: %,d people, %,d messages%n", config.people(), config.messages());
      sample.writeCompany(config);
    }
    if (makesKey()) {
      sample.writeKey(config);
    }
    if (makesGold()) {
      sample.writeGold(config);
    }
    if (makesPrompts()) {
      sample.writePrompts(config);
    }
  }

  /**
   * Nobody is asked for by name, and of a catalog of the user's own only what is to be simulated.
   */
  boolean needsSimulator() {
    boolean real =
        given.gives(InferenceOptions.ENDPOINT)
            || given.gives(InferenceOptions.SIMULATOR)
            || (given.gives(InferenceOptions.CATALOG) && !given.gives(InferenceOptions.SIMULATED));
    return job.needs(Need.ENDPOINT) && !real;
  }

  private boolean makesCompany() {
    return job.needs(Need.COMPANY)
        && !given.gives(InputOptions.MESSAGES)
        && !given.gives(InputOptions.ROSTER);
  }

  private boolean makesKey() {
    return makesCompany() && job.needs(Need.KEY) && !given.gives(AnonymiseOptions.KEY);
  }

  private boolean makesPrompts() {
    return job.needs(Need.PROMPTS) && !given.gives(InputOptions.PROMPTS);
  }

  private boolean makesGold() {
    return job.needs(Need.GOLD) && !given.gives(EvaluateOptions.GOLD);
  }

  private Path defaultOutput() {
    return Paths.get("target", job.setting());
  }

  /** Results elsewhere than on this machine leave the sample here. */
  private Path output() {
    String output = given.optional(InputOptions.OUTPUT).orElse("");
    boolean local = !output.isEmpty() && !output.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    return local ? Paths.get(output) : defaultOutput();
  }

  private Path inputFolder() {
    return output().resolveSibling(output().getFileName() + "-input");
  }

  private static void add(List<String> added, ConfigOption<?> option, Object value) {
    added.add("--" + option.key());
    added.add(value.toString());
  }
}
