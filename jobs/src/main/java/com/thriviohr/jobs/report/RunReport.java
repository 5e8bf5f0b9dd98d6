package com.thriviohr.jobs.report;

import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.thriviohr.datasets.sink.OutputFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One self-contained page about a finished run: no scripts, nothing from elsewhere. It holds
 * counts, names of stages, types and endpoints, and never a record's text.
 */
public final class RunReport {
  /** Name of the report's file. */
  public static final String FILE_NAME = "report.html";

  private static final String TEMPLATE = "report";

  private final Map<String, Object> page = new LinkedHashMap<>();

  /**
   * @param job name of the job
   * @param verdict the run in one line
   * @param lead the run in one or two sentences
   */
  RunReport(String job, String verdict, String lead) {
    page.put("job", requireNonNull(job, "job"));
    page.put("verdict", requireNonNull(verdict, "verdict"));
    page.put("lead", requireNonNull(lead, "lead"));
    page.put("simulated", false);
    page.put("run", "");
  }

  /** Names the run at the foot of the page. */
  public RunReport run(String runId) {
    page.put("run", runId);
    return this;
  }

  /** Says at the top whether a simulator made the answers up. */
  RunReport simulated(boolean simulated) {
    page.put("simulated", simulated);
    return this;
  }

  /** Adds a part of the page; an empty list leaves it out. */
  RunReport put(String name, List<Map<String, Object>> rows) {
    page.put(name, rows);
    page.put("has_" + name, !rows.isEmpty());
    return this;
  }

  /** The page. */
  String html() {
    return template().execute(page);
  }

  /**
   * Writes {@value #FILE_NAME}. It tells when and how fast, so it is no part of the manifest.
   *
   * @throws IOException when the folder cannot be written
   */
  public void write(OutputFolder folder) throws IOException {
    folder.write(FILE_NAME, html().getBytes(StandardCharsets.UTF_8));
  }

  /** Tells a waiting person where the page is. */
  public static void announce(OutputFolder folder, PrintStream out) {
    out.println("Results: " + folder.path() + "  (open " + FILE_NAME + " there in a browser)");
  }

  private static Template template() {
    return Mustache.compiler().withLoader(RunReport::resource).compile(resource(TEMPLATE));
  }

  private static Reader resource(String name) {
    InputStream in = RunReport.class.getResourceAsStream(name + ".mustache");
    return new InputStreamReader(requireNonNull(in, name), StandardCharsets.UTF_8);
  }
}
