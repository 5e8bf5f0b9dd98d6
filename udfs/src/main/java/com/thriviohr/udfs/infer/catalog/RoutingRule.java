package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * Sends prompts that fit all its conditions by one route. An empty condition fits every prompt.
 * Language and deadline are the prompt's attributes {@code language} and {@code deadline}.
 */
public final class RoutingRule implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String route;
  private final HashSet<String> tasks;
  private final HashSet<String> tenants;
  private final HashSet<String> languages;
  private final HashSet<String> deadlines;
  private final int minTokens;

  /**
   * @param route where the prompts go
   * @param tasks tasks that fit
   * @param tenants tenants that fit
   * @param languages values of the language attribute that fit
   * @param deadlines values of the deadline attribute that fit, such as morning
   * @param minTokens fewest tokens of input and most output together, 1 for all
   */
  public RoutingRule(
      String route,
      Set<String> tasks,
      Set<String> tenants,
      Set<String> languages,
      Set<String> deadlines,
      int minTokens) {
    this.route = requireNonNull(route, "route");
    this.tasks = new HashSet<>(tasks);
    this.tenants = new HashSet<>(tenants);
    this.languages = new HashSet<>(languages);
    this.deadlines = new HashSet<>(deadlines);
    this.minTokens = minTokens;
  }

  /** Where prompts that fit go. */
  public String route() {
    return route;
  }

  /**
   * @param tokens estimated input and the most output, the measure of a prompt's complexity
   */
  public boolean fits(Prompt prompt, long tokens) {
    return allows(tasks, prompt.getTask())
        && allows(tenants, prompt.getTenantId())
        && allows(languages, prompt.getAttributes().get("language"))
        && allows(deadlines, prompt.getAttributes().get("deadline"))
        && tokens >= minTokens;
  }

  private static boolean allows(Set<String> values, String value) {
    return values.isEmpty() || values.contains(value);
  }
}
