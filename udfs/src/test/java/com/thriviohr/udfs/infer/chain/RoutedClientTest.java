package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.RoutingRule;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoutedClientTest {
  private final FakeInferenceClient usual = new FakeInferenceClient();
  private final FakeInferenceClient a = new FakeInferenceClient();
  private final FakeInferenceClient b = new FakeInferenceClient();
  private final RoutedClient client =
      new RoutedClient(
          Map.of(
              "usual", Split.whole(usual),
              "compare", Split.of(List.of(new Split.Arm("a", 90, a), new Split.Arm("b", 10, b)))),
          "usual");

  private static Prompt on(String route, String id) {
    Prompt prompt = prompt(id);
    prompt.setRoute(route);
    return prompt;
  }

  @Test
  void takesDefaultRouteWhenPromptNamesNone() {
    // Given
    usual.answers();

    // When
    Completion completion = client.complete(prompt("p")).toCompletableFuture().join();

    // Then
    assertThat(completion.getRoute()).isEqualTo("usual");
    assertThat(completion.getVariant()).isNull();
  }

  @Test
  void splitsByWeightAndNamesVariant() {
    // Given
    IntStream.range(0, 10_000).forEach(i -> a.answers());
    IntStream.range(0, 10_000).forEach(i -> b.answers());

    // When
    List<String> variants =
        IntStream.range(0, 10_000)
            .mapToObj(i -> client.complete(on("compare", "prompt-" + i)).toCompletableFuture())
            .map(call -> call.join().getVariant())
            .toList();

    // Then
    assertThat(variants.stream().filter("b"::equals).count()).isBetween(900L, 1100L);
    assertThat(b.ids()).hasSize((int) variants.stream().filter("b"::equals).count());
  }

  @Test
  void keepsPromptOnItsArm() {
    // When
    for (int i = 0; i < 20; i++) {
      client.complete(on("compare", "same-id"));
    }

    // Then
    assertThat(List.of(a.ids().size(), b.ids().size())).containsExactlyInAnyOrder(20, 0);
  }

  @Test
  void refusesUnknownRouteWithoutAnAttempt() {
    // When
    CompletableFuture<Completion> result =
        client.complete(on("nowhere", "p")).toCompletableFuture();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(Failing.failure(result).attempts()).isZero();
  }

  @Test
  void closesEveryArm() {
    // When
    client.close();

    // Then
    assertThat(List.of(usual.closes(), a.closes(), b.closes())).containsOnly(1);
  }

  @Test
  void firstRuleThatFitsDecidesForPromptsWithoutARoute() {
    // Given
    RoutingRule large =
        new RoutingRule("b", Set.of(), Set.of(), Set.of("de"), Set.of("morning"), 50);
    RoutingRule other =
        new RoutingRule("a", Set.of("reply"), Set.of("acme"), Set.of(), Set.of(), 1);
    RoutedClient ruled =
        new RoutedClient(
            Map.of("usual", Split.whole(usual), "a", Split.whole(a), "b", Split.whole(b)),
            "usual",
            List.of(large, other));
    Prompt german = FakeInferenceClient.prompt("german");
    german.setAttributes(Map.of("language", "de", "deadline", "morning"));
    Prompt reply = FakeInferenceClient.prompt("reply");
    reply.setTask("reply");

    // When
    List.of(german, reply, FakeInferenceClient.prompt("plain")).forEach(ruled::complete);

    // Then
    assertThat(b.ids()).containsExactly("german");
    assertThat(a.ids()).containsExactly("reply");
    assertThat(usual.ids()).containsExactly("plain");
  }
}
