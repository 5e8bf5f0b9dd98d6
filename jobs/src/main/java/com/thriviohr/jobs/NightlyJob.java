package com.thriviohr.jobs;

import com.thriviohr.jobs.settings.NightlyConfig;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import java.io.PrintStream;

/** A whole night: the fine-tuning dataset, then the nudges, from the same messages and roster. */
public final class NightlyJob {
  private NightlyJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws Exception the reason why the night failed
   */
  public static void main(String[] args) throws Exception {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(NightlyConfig.options()));
      return;
    }
    run(NightlyConfig.from(args), System.out);
  }

  /**
   * Runs both jobs to their ends; as a dry run it only tells what the nudges would cost.
   *
   * @throws Exception the reason why the night failed
   */
  public static void run(NightlyConfig config, PrintStream out) throws Exception {
    NudgeJob.requireUsable(config.nudges());
    if (!config.nudges().isDryRun()) {
      out.println("Fine-tuning dataset");
      FineTuningDatasetJob.run(config.dataset(), out);
    }
    out.println("Nudges");
    NudgeJob.run(config.nudges(), out);
  }
}
