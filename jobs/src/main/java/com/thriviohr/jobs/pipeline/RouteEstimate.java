package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.TokenEstimate;
import com.thriviohr.udfs.infer.batch.OfflineEndpoints;
import com.thriviohr.udfs.infer.catalog.BatchJobSettings;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.catalog.Routing;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What prompts would take and cost on every route of the catalog. Tokens of prompts are estimated;
 * those of answers are the most there may be, and so is the price.
 */
public final class RouteEstimate {
  private final InferenceCatalog catalog;
  private final List<String> plan;
  private final Routing routing;
  private final Map<String, Long> taken = new HashMap<>();
  private final Map<String, Long> output = new HashMap<>();
  private long prompts;
  private long input;

  private RouteEstimate(InferenceCatalog catalog, InferenceSettings settings) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.plan = new OfflineEndpoints(catalog, settings).plan();
    this.routing = new Routing(catalog.defaultRoute(), catalog.rules());
  }

  /** Of no prompt yet. */
  public static RouteEstimate of(InferenceSettings settings) {
    return new RouteEstimate(CatalogLoader.load(settings), settings);
  }

  /** Adds a prompt. */
  public void add(Prompt prompt) {
    prompts++;
    input += TokenEstimate.of(prompt);
    taken.merge(routing.route(prompt), 1L, Long::sum);
    for (Route route : catalog.routes().values()) {
      long most = Math.min(prompt.getMaxTokens(), model(route).limits().maxOutput());
      output.merge(route.name(), most, Long::sum);
    }
  }

  private Endpoint first(Route route) {
    return catalog.endpoints().get(route.endpoints().get(0));
  }

  private InferenceModel model(Route route) {
    return catalog.modelOf(first(route));
  }

  /**
   * Prints a line for every route, as if it took all prompts, and how many it does take; then which
   * offline routes are taken.
   */
  public void print(PrintStream out) {
    out.printf(Locale.ROOT, "Estimate for %,d prompts; nothing is sent%n", prompts);
    out.printf(
        Locale.ROOT,
        "  %-20s %-24s %10s %14s %14s %12s  %s%n",
        "route",
        "first endpoint",
        "takes",
        "tokens in",
        "out at most",
        "$ at most",
        "time");
    catalog.routes().values().forEach(route -> print(route, out));
    plan.forEach(out::println);
  }

  private void print(Route route, PrintStream out) {
    long outputTokens = output.getOrDefault(route.name(), 0L);
    out.printf(
        Locale.ROOT,
        "  %-20s %-24s %,10d %,14d %,14d %12.4f  %s%n",
        route.name(),
        first(route).name(),
        taken.getOrDefault(route.name(), 0L),
        input,
        outputTokens,
        model(route).price().microUsd(input, outputTokens) / 1e6,
        first(route).batchJob().map(RouteEstimate::time).orElseGet(() -> quotaTime(route)));
  }

  private static String time(BatchJobSettings job) {
    String hourly =
        job.usdPerHour().signum() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %d instances at $%s an hour",
                job.instances(),
                job.usdPerHour().toPlainString());
    return "about " + job.expected().toMinutes() + " min" + hourly;
  }

  /** At least what the account's quotas take. */
  private String quotaTime(Route route) {
    InferenceModel model = model(route);
    if (!model.rates().isLimited()) {
      return "as fast as it answers";
    }
    long tokens = input + output.getOrDefault(route.name(), 0L);
    long minutes =
        Math.max(
            prompts / model.rates().requestsPerMinute(), tokens / model.rates().tokensPerMinute());
    return "at least " + minutes + " min by its quotas";
  }
}
