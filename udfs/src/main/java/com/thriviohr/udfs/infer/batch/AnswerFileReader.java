package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.Usage;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the answers to a file's prompts, in any order. Lines that answer no prompt, or one that is
 * answered, are counted and left out.
 */
final class AnswerFileReader {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerFileReader.class);

  private final ModelEndpoint served;
  private final RunningPrice price;
  private final RequestLines lines;
  private final List<Prompt> prompts;

  /** What became of a prompt. */
  interface Sink {
    /**
     * @param completion the answer, or null
     * @param failure why there is none, or empty when nothing is known of the prompt
     */
    void take(Prompt prompt, Completion completion, Optional<InferenceException> failure);
  }

  /**
   * @param price of all answers of the shard
   */
  AnswerFileReader(ModelEndpoint served, RunningPrice price, List<Prompt> prompts) {
    this.served = requireNonNull(served, "served");
    this.price = requireNonNull(price, "price");
    this.lines = new RequestLines(served);
    this.prompts = requireNonNull(prompts, "prompts");
  }

  /** Hands on every prompt of the file once. */
  void read(InputStream output, Sink sink) throws IOException {
    BitSet seen = new BitSet();
    long strange = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        JsonNode line = RequestLines.tree(text);
        OptionalInt place = lines.place(line);
        boolean ours =
            place.isPresent() && place.getAsInt() < prompts.size() && !seen.get(place.getAsInt());
        if (ours) {
          seen.set(place.getAsInt());
          take(prompts.get(place.getAsInt()), line, sink);
        } else {
          strange++;
        }
      }
    }
    if (strange > 0) {
      LOG.warn("{} lines of a job's output answer no prompt, or one that is answered", strange);
    }
    for (int place = seen.nextClearBit(0); place < prompts.size(); ) {
      sink.take(prompts.get(place), null, Optional.empty());
      place = seen.nextClearBit(place + 1);
    }
  }

  private void take(Prompt prompt, JsonNode line, Sink sink) {
    try {
      Completion completion = served.completion(prompt, lines.answer(prompt, line));
      completion.setCostMicroUsd(
          price.next(completion.getInputTokens(), completion.getOutputTokens()));
      sink.take(prompt, completion, Optional.empty());
    } catch (InferenceException e) {
      Usage usage = e.usage();
      sink.take(
          prompt,
          null,
          Optional.of(
              e.withUsage(usage.costing(price.next(usage.inputTokens(), usage.outputTokens())))));
    }
  }
}
