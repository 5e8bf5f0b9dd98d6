package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.TokenEstimate;
import java.util.List;

/** Which route a prompt takes; the same one whenever it is asked. Immutable. */
public final class Routing {
  private final String defaultRoute;
  private final List<RoutingRule> rules;

  /**
   * @param defaultRoute route of prompts that name none and fit no rule
   * @param rules routes of prompts that name none; the first that fits wins
   */
  public Routing(String defaultRoute, List<RoutingRule> rules) {
    this.defaultRoute = requireNonNull(defaultRoute, "defaultRoute");
    this.rules = List.copyOf(rules);
  }

  /** Name of the route, which a prompt may take from a catalog that does not hold it. */
  public String route(Prompt prompt) {
    if (prompt.getRoute() != null) {
      return prompt.getRoute();
    }
    long tokens = TokenEstimate.of(prompt) + prompt.getMaxTokens();
    return rules.stream()
        .filter(rule -> rule.fits(prompt, tokens))
        .map(RoutingRule::route)
        .findFirst()
        .orElse(defaultRoute);
  }
}
