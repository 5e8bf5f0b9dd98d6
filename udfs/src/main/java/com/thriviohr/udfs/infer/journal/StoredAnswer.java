package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a model answered, without the ids of prompt and person. Immutable. */
final class StoredAnswer {
  private final Completion stored;

  private StoredAnswer(Completion stored) {
    this.stored = requireNonNull(stored, "stored");
  }

  static StoredAnswer of(Completion completion) {
    return new StoredAnswer(completion);
  }

  /** The answer to the very prompt it was paid for, with its cost: this run has paid it before. */
  Completion replayTo(Prompt prompt) {
    return answerTo(prompt, AnswerOrigin.REPLAY);
  }

  /** The answer paid for by another prompt or run: it costs this one nothing. */
  Completion reuseFor(Prompt prompt) {
    Completion completion = answerTo(prompt, AnswerOrigin.CACHE);
    completion.setCostMicroUsd(0);
    completion.setAttempts(0);
    completion.setLatencyMs(0);
    return completion;
  }

  private Completion answerTo(Prompt prompt, AnswerOrigin origin) {
    Completion completion = Completion.newBuilder(stored).build();
    completion.setTenantId(prompt.getTenantId());
    completion.setPromptId(prompt.getPromptId());
    completion.setTask(prompt.getTask());
    completion.setSubjectId(prompt.getSubjectId());
    completion.setTemplateId(prompt.getTemplateId());
    completion.setPlaceholders(prompt.getPlaceholders());
    completion.setAttributes(prompt.getAttributes());
    completion.setOrigin(origin);
    completion.setRepaid(false);
    return completion;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, stored.getText());
      write(out, stored.getFinishReason());
      write(out, stored.getRoute());
      write(out, stored.getModel());
      write(out, stored.getEndpoint());
      write(out, stored.getVariant());
      out.writeInt(stored.getInputTokens());
      out.writeInt(stored.getOutputTokens());
      out.writeLong(stored.getCostMicroUsd());
      out.writeInt(stored.getAttempts());
      out.writeLong(stored.getLatencyMs());
      out.writeLong(stored.getCompletedAt().toEpochMilli());
      out.writeBoolean(stored.getSimulated());
      out.writeBoolean(stored.getUsageEstimated());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Fields a later version adds at the end are left unread. */
  static StoredAnswer fromBytes(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new StoredAnswer(
          Completion.newBuilder()
              .setTenantId("")
              .setPromptId("")
              .setTask("")
              .setText(read(in))
              .setFinishReason(read(in))
              .setRoute(read(in))
              .setModel(read(in))
              .setEndpoint(read(in))
              .setVariant(read(in))
              .setInputTokens(in.readInt())
              .setOutputTokens(in.readInt())
              .setCostMicroUsd(in.readLong())
              .setAttempts(in.readInt())
              .setLatencyMs(in.readLong())
              .setCompletedAt(Instant.ofEpochMilli(in.readLong()))
              // Answers of earlier versions end here.
              .setSimulated(in.available() > 0 && in.readBoolean())
              .setUsageEstimated(in.available() > 0 && in.readBoolean())
              .build());
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text == null ? -1 : bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
