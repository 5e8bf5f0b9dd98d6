package com.thriviohr.jobs;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.jobs.settings.ValidateConfig;
import com.thriviohr.udfs.prepare.targets.CheckFile;
import com.thriviohr.udfs.prepare.targets.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.fs.FileStatus;

/**
 * Holds JSON Lines files against the rules and limits of the target they are for. It prints what
 * breaks which rule, never any text of a row, and writes nothing.
 */
public final class ValidateDatasetJob {
  private ValidateDatasetJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws IOException when a file cannot be read
   * @throws InvalidInputException when a rule is broken
   */
  public static void main(String[] args) throws IOException {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(ValidateConfig.options()));
      return;
    }
    run(ValidateConfig.from(args), System.out);
  }

  /**
   * @param out takes a line for every violation, then the sums
   * @throws IOException when a file cannot be read
   * @throws InvalidInputException when a rule is broken
   */
  public static void run(ValidateConfig config, PrintStream out) throws IOException {
    List<Violation> violations = new ArrayList<>();
    CheckFile check = new CheckFile(config.target(), violations::add);
    List<FileStatus> files = new ArrayList<>(InputFiles.require("input", config.input()));
    files.removeIf(file -> config.target().isCompanion(file.getPath().getPath()));
    if (files.isEmpty()) {
      throw new InvalidInputException(
          "--input '" + config.input() + "' holds no rows to validate: name the files of rows.");
    }
    for (FileStatus file : files) {
      try (InputStream in = file.getPath().getFileSystem().open(file.getPath())) {
        check.check(file.getPath().getPath(), file.getLen(), in);
      }
    }
    String target = config.target().id();
    violations.forEach(violation -> out.println(target + " " + violation));
    out.printf(
        Locale.ROOT,
        "%s: %,d files, %,d rows, %,d violations%n",
        target,
        files.size(),
        check.rows(),
        violations.size());
    if (!violations.isEmpty()) {
      throw new InvalidInputException("--input '" + config.input() + "' is not fit for " + target);
    }
  }
}
