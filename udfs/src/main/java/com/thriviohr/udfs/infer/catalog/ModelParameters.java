package com.thriviohr.udfs.infer.catalog;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What requests to a model hold beside what the prompt asks for. Immutable. */
public final class ModelParameters implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing. */
  public static final ModelParameters NONE = new ModelParameters(Map.of(), false);

  private final TreeMap<String, String> values;
  private final boolean completionTokens;

  /**
   * @param values JSON of parameters by name, for prompts that do not set them
   * @param completionTokens true for a model that takes {@code max_completion_tokens} and refuses
   *     {@code max_tokens}
   */
  public ModelParameters(Map<String, String> values, boolean completionTokens) {
    this.values = new TreeMap<>(values);
    this.completionTokens = completionTokens;
  }

  /** JSON of parameters by name, for prompts that do not set them. */
  public SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** The parameters of a prompt's request: its own, and these where it has none. */
  public SortedMap<String, String> with(Map<String, String> ofPrompt) {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.putAll(ofPrompt);
    return all;
  }

  /** True when the limit of tokens is called {@code max_completion_tokens}. */
  public boolean takesCompletionTokens() {
    return completionTokens;
  }
}
