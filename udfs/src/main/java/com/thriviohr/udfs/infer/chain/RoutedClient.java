package com.thriviohr.udfs.infer.chain;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.Routing;
import com.thriviohr.udfs.infer.catalog.RoutingRule;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends a prompt by the route it asks for, by that of the first rule it fits, or by the default
 * one, and writes route and variant on the answer.
 */
public final class RoutedClient implements InferenceClient {
  private final Map<String, Split> routes;
  private final Routing routing;

  /**
   * @param routes clients by route name
   * @param defaultRoute route of prompts that name none
   */
  public RoutedClient(Map<String, Split> routes, String defaultRoute) {
    this(routes, defaultRoute, List.of());
  }

  /**
   * @param routes clients by route name
   * @param defaultRoute route of prompts that name none and fit no rule
   * @param rules routes of prompts that name none; the first that fits wins
   */
  public RoutedClient(Map<String, Split> routes, String defaultRoute, List<RoutingRule> rules) {
    if (!routes.containsKey(defaultRoute)) {
      throw new IllegalArgumentException("no route " + defaultRoute);
    }
    this.routes = Map.copyOf(routes);
    this.routing = new Routing(defaultRoute, rules);
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    String route = routing.route(prompt);
    Split split = routes.get(route);
    if (split == null) {
      String message = "Route '" + route + "' is not in the catalog";
      return CompletableFuture.failedFuture(
          new InferenceException(FailureKind.INVALID_REQUEST, message, null, 0));
    }
    Split.Arm arm = split.arm(prompt.getPromptId());
    return Calls.follow(
        Calls.start(arm.client(), prompt),
        completion -> {
          completion.setRoute(route);
          split.variant(arm).ifPresent(completion::setVariant);
          return completion;
        },
        Calls::failure);
  }

  @Override
  public void close() {
    routes.values().forEach(split -> split.clients().forEach(InferenceClient::close));
  }
}
