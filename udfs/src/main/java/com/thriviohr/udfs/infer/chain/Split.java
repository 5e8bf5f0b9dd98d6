package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.text.Fnv1a;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One route's clients with their shares of the prompts: one arm, or several for an A/B split. */
public final class Split {
  private final List<Arm> arms;
  private final boolean named;

  private Split(List<Arm> arms, boolean named) {
    this.arms = List.copyOf(arms);
    this.named = named;
  }

  /** A route without a split. */
  public static Split whole(InferenceClient client) {
    return new Split(List.of(new Arm("", 1, client)), false);
  }

  /**
   * @param arms variants with their weights, one or more
   */
  public static Split of(List<Arm> arms) {
    if (arms.isEmpty()) {
      throw new IllegalArgumentException("a split needs an arm");
    }
    return new Split(arms, true);
  }

  /** The arm for a prompt: the same one for the same id, in every run and on every machine. */
  Arm arm(String promptId) {
    long total = arms.stream().mapToLong(arm -> arm.weight).sum();
    long point = Math.floorMod(hash(promptId), total);
    for (Arm arm : arms) {
      point -= arm.weight;
      if (point < 0) {
        return arm;
      }
    }
    return arms.get(0);
  }

  /** Name of an arm as it goes on a completion; empty without a split. */
  Optional<String> variant(Arm arm) {
    return named ? Optional.of(arm.name) : Optional.empty();
  }

  List<InferenceClient> clients() {
    List<InferenceClient> clients = new ArrayList<>();
    arms.forEach(arm -> clients.add(arm.client));
    return clients;
  }

  /** FNV-1a with a final mix: ids that differ in the last digit spread over the whole range. */
  private static long hash(String text) {
    long hash = Fnv1a.hash(text);
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  /** A variant, its weight and its client. */
  public static final class Arm {
    private final String name;
    private final int weight;
    private final InferenceClient client;

    /**
     * @param name variant name put on completions
     * @param weight share of the prompts, relative to the other arms, 1 or more
     * @param client answers its prompts
     */
    public Arm(String name, int weight, InferenceClient client) {
      this.name = requireNonNull(name, "name");
      this.weight = weight;
      this.client = requireNonNull(client, "client");
    }

    InferenceClient client() {
      return client;
    }
  }
}
