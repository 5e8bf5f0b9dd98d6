package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every answer a run has paid for, durable before it counts. One writer per JVM, shared by its
 * subtasks; every JVM writes segments of its own and reads, when it opens, those of all.
 *
 * <ul>
 *   <li>Normally: an entry is durable within one group commit, on object stores half a second.
 *   <li>After a kill, or a run again under its id: what was answered is answered from here.
 *   <li>When it cannot be written: {@link #isBroken()}; nothing more should be paid for.
 * </ul>
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final JournalKey run;
  private final Clock clock;
  private final JournalIndex index;
  private final GroupCommit commits;
  private final long spentBefore;

  private Journal(JournalKey run, Clock clock, JournalIndex index, GroupCommit commits) {
    this.run = run;
    this.clock = clock;
    this.index = index;
    this.commits = commits;
    this.spentBefore = index.spentMicroUsd();
  }

  /**
   * Reads what is there and starts a writer.
   *
   * @param location folder in any file system Flink knows
   * @param runId runs that start again under the same id share what they paid
   * @param retention how long answers of other runs are used
   * @param clock time of the entries
   * @throws InvalidInputException when the folder cannot be read or written
   */
  public static Journal open(String location, String runId, Duration retention, Clock clock) {
    requireNonNull(clock, "clock");
    Segments segments = Segments.at(location);
    JournalKey run = JournalKey.run(runId);
    try {
      Instant oldest = clock.instant().minus(retention);
      JournalIndex index = new JournalIndex(run, oldest, AnswerFile.create());
      segments.readAll(index::load);
      index.endLoading();
      LOG.info(
          "Journal opened: answers={} lostCalls={} spentMicroUsd={}",
          index.size(),
          index.lostCalls(),
          index.spentMicroUsd());
      return new Journal(run, clock, index, new GroupCommit(segments.newWriter(clock.instant())));
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(
          "Journal '"
              + location
              + "' cannot be used ("
              + e.getMessage()
              + "): check the path, the rights and the files, and that the folder of java.io.tmpdir"
              + " has room for its answers; a journal of another version needs a new folder.",
          e);
    }
  }

  /** The call that this run makes for a prompt. */
  public CallId call(Prompt prompt) {
    return CallId.of(prompt, run);
  }

  /** The call of something that is no single prompt. */
  CallId call(JournalKey key) {
    return new CallId(key, run, JournalKey.NONE);
  }

  /** True when this run has paid for a call. */
  boolean isAnswered(CallId call) {
    return index.has(call.prompt());
  }

  /** The answer this run has paid for this very prompt, if any. */
  public Optional<Completion> replay(CallId call, Prompt prompt) {
    return index.replay(call.prompt()).map(bytes -> stored(bytes).replayTo(prompt));
  }

  /** True when the model has answered an equal prompt. */
  boolean knows(Prompt prompt, String answerer) {
    return index.has(JournalKey.answer(prompt, answerer));
  }

  /** An answer the model gave to an equal prompt, if any. */
  public Optional<Completion> reuse(Prompt prompt, String answerer) {
    return index
        .answer(JournalKey.answer(prompt, answerer))
        .map(bytes -> stored(bytes).reuseFor(prompt));
  }

  /**
   * Notes that an attempt is about to be sent.
   *
   * @param mostMicroUsd the most it may cost
   * @return completes once the note is durable
   */
  public CompletableFuture<Void> sent(CallId call, long mostMicroUsd) {
    JournalRecord record = JournalRecord.sent(call, clock.instant(), mostMicroUsd);
    return commits.append(Frames.frame(record.toBytes()));
  }

  /** True, once for each, for a prompt that this run had sent before and whose answer it lost. */
  public boolean takeLost(CallId call) {
    return index.takeLost(call.prompt());
  }

  /** True when a note is durable within milliseconds, so that a call may well wait for it. */
  public boolean isQuick() {
    return commits.isQuick();
  }

  /** Notes that an attempt ended, and what it may have cost beside what is known. */
  public void ended(CallId call, long doubtfulMicroUsd) {
    JournalRecord record = JournalRecord.ended(call, clock.instant(), doubtfulMicroUsd);
    commits.append(Frames.frame(record.toBytes()));
  }

  /** Notes that a call ended without an answer, and what was paid for it all the same. */
  public void givenUp(CallId call, long microUsd) {
    commits.append(Frames.frame(JournalRecord.givenUp(call, clock.instant(), microUsd).toBytes()));
  }

  /**
   * A future that completes once the answer is durable, or fails with the writer.
   *
   * @param key names the answer, see {@link JournalKey#answer}
   */
  public CompletableFuture<Void> answered(CallId call, JournalKey key, Completion completion) {
    JournalRecord record = JournalRecord.answered(call, key, clock.instant(), completion);
    return commits.append(Frames.frame(record.toBytes())).thenRun(() -> remember(record));
  }

  private void remember(JournalRecord answered) {
    try {
      index.add(answered);
    } catch (UncheckedIOException e) {
      LOG.warn("An answer is durable, but equal prompts of this run do not find it", e);
    }
  }

  /** What this run spent before it was started again, in millionths of a US dollar. */
  public long spentBeforeMicroUsd() {
    return spentBefore;
  }

  /** True once an entry could not be made durable. */
  public boolean isBroken() {
    return commits.isBroken();
  }

  /** Makes durable what is open, then ends the writer. */
  @Override
  public void close() {
    commits.close();
    try {
      index.close();
    } catch (IOException e) {
      LOG.warn("The file of answers on the local disk could not be closed", e);
    }
  }

  private static StoredAnswer stored(byte[] bytes) {
    try {
      return StoredAnswer.fromBytes(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("A journal entry with a good checksum is too short", e);
    }
  }
}
