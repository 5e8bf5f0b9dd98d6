package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A run whose budget covers about half of its prompts, at two subtasks. */
final class BudgetMeasure {
  private static final int PROMPTS = 4_000;
  private static final long BUDGET_MICRO_USD = 25_000;

  /** The shipped catalog's price of its llama-3.1-8b, for input and output alike. */
  private static final double USD_PER_MILLION_TOKENS = 0.22;

  private BudgetMeasure() {}

  static List<Target> targets() throws Exception {
    try (Servers servers = Servers.start(List.of("--slots 64 --decode 1000 --prefill 0"))) {
      URI server = servers.uris().get(0);
      run(server);
      double spent = ServerBill.of(List.of(server)).tokens() * USD_PER_MILLION_TOKENS;
      double stranded = 100 * Math.max(0, 1 - spent / BUDGET_MICRO_USD);
      double overspent = Math.max(0, spent - BUDGET_MICRO_USD) / 1e6;
      return List.of(
          Target.of(
              "overspend at any concurrency",
              "$0",
              Target.format("$%.6f of $%.6f", overspent, BUDGET_MICRO_USD / 1e6),
              overspent == 0),
          Target.atMost("stranded budget", 1, stranded, " %"));
    }
  }

  private static void run(URI server) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.streaming(2);
    environment.setParallelism(2);
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.ENDPOINT, server + "/v1")
                .set(InferenceOptions.MODEL, "llama-3.1-8b")
                .set(RunOptions.RUN_ID, "budget")
                .set(InferenceOptions.JOURNAL, Files.createTempDirectory("budget-bench").toString())
                .set(InferenceOptions.BUDGET, BUDGET_MICRO_USD / 1e6));
    Infer.stage(Prompts.stream(environment, PROMPTS), settings).sinkTo(new DiscardingSink<>());
    environment.execute("budget");
  }
}
