package com.thriviohr.udfs.infer.journal;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.JournalHash;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.StableHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * A SHA-256 that names an answer, a prompt, a run or a person in the journal without showing them.
 * Immutable.
 */
public final class JournalKey {
  /** Length in bytes. */
  static final int BYTES = 32;

  /** Stands where a record has no key. */
  static final JournalKey NONE = new JournalKey(new byte[BYTES]);

  private final byte[] digest;

  JournalKey(byte[] digest) {
    this.digest = digest;
  }

  /**
   * Names the answer of a model: tenant, model, parameters and turns.
   *
   * <p>At temperature zero every equal prompt has the same key and may share the answer. A sampled
   * answer belongs to its prompt id: whoever asks twice with two ids wants two samples.
   *
   * @param answerer model, as {@link RouteModels} names it
   */
  public static JournalKey answer(Prompt prompt, String answerer) {
    return content(prompt, "answer", answerer, isSampled(prompt) ? prompt.getPromptId() : null);
  }

  /** True when a model may answer the same prompt differently the next time. */
  static boolean isSampled(Prompt prompt) {
    return prompt.getTemperature() == null || prompt.getTemperature() > 0;
  }

  /** Names a prompt with its content, whichever model answers it. */
  public static JournalKey prompt(Prompt prompt) {
    return content(prompt, "prompt", null, prompt.getPromptId());
  }

  /** Names a run by its id. */
  public static JournalKey run(String runId) {
    return of(StableHash.of("run", runId));
  }

  /** Names a person of a tenant, so that the person's entries can be found and erased. */
  public static JournalKey person(String tenantId, String personId) {
    return of(StableHash.of("person", tenantId, personId));
  }

  /** The key that a hash of parts is. */
  public static JournalKey of(StableHash hash) {
    return new JournalKey(hash.bytes());
  }

  private static JournalKey content(Prompt prompt, String kind, String answerer, String id) {
    StableHash.Builder hash = new StableHash.Builder();
    hash.add(kind).add(prompt.getTenantId()).add(answerer).add(id);
    hash.add(Integer.toString(prompt.getMaxTokens()));
    hash.add(prompt.getTemperature() == null ? null : prompt.getTemperature().toString());
    for (ChatMessage message : prompt.getMessages()) {
      hash.add(message.getRole().name()).add(message.getContent());
    }
    // Last, and only where there are some: keys of prompts without any stay what they were.
    new TreeMap<>(prompt.getParameters())
        .forEach((name, value) -> hash.add("parameter").add(name).add(value));
    return of(hash.build());
  }

  /** The first half in hexadecimal digits. */
  public String hex() {
    return String.format("%016x%016x", high(), low());
  }

  /** The first eight bytes. */
  public long high() {
    return ByteBuffer.wrap(digest).getLong();
  }

  /** The next eight bytes. */
  public long low() {
    return ByteBuffer.wrap(digest).getLong(Long.BYTES);
  }

  JournalHash toAvro() {
    return new JournalHash(digest);
  }

  static JournalKey of(JournalHash hash) {
    return new JournalKey(hash.bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalKey && Arrays.equals(digest, ((JournalKey) other).digest);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(digest).getInt();
  }

  /** Eight hexadecimal digits, enough to compare two log lines. */
  @Override
  public String toString() {
    return String.format("%08x", hashCode());
  }
}
