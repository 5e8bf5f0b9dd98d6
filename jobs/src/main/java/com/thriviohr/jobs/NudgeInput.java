package com.thriviohr.jobs;

import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.jobs.pipeline.KnownTenants;
import com.thriviohr.jobs.pipeline.NudgeHistory;
import com.thriviohr.jobs.pipeline.NudgePipeline;
import com.thriviohr.jobs.run.CheckedInput;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.NudgeConfig;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the nudge job reads: messages, roster and earlier nudges. */
final class NudgeInput {
  /** Much, since what is refused only at the end has been paid for by then. */
  private static final long LINES_LOOKED_AT = 1_000_000;

  private final CheckedInput<RawMessage> messages;
  private final CheckedInput<Person> roster;
  private final Optional<CheckedInput<Nudge>> history;
  private final KnownTenants tenants;

  private NudgeInput(
      CheckedInput<RawMessage> messages,
      CheckedInput<Person> roster,
      Optional<CheckedInput<Nudge>> history,
      KnownTenants tenants) {
    this.messages = messages;
    this.roster = roster;
    this.history = history;
    this.tenants = tenants;
  }

  /**
   * Looks at all that is to be read.
   *
   * @throws com.thriviohr.datasets.InvalidInputException when it cannot be
   */
  static NudgeInput of(NudgeConfig config, KnownTenants tenants) {
    double most = config.output().maxUnreadable();
    CheckedInput<RawMessage> messages =
        CheckedInput.at("messages", config.messages(), InputContract.MESSAGE, most);
    messages.preview(LINES_LOOKED_AT, tenants::require);
    List<FileStatus> nights = NudgeHistory.files(config.nudge().history());
    Optional<CheckedInput<Nudge>> history =
        nights.isEmpty()
            ? Optional.empty()
            : Optional.of(CheckedInput.of("nudge.history", nights, InputContract.NUDGE, most));
    history.ifPresent(earlier -> earlier.preview(LINES_LOOKED_AT, nudge -> {}));
    return new NudgeInput(
        messages,
        CheckedInput.at("roster", config.roster(), InputContract.PERSON, most),
        history,
        tenants);
  }

  /** What is to be asked; the doors take what cannot be read. */
  DataStream<Prompt> prompts(
      StreamExecutionEnvironment environment, NudgePipeline pipeline, SideOutputs sideOutputs) {
    return pipeline.prompts(
        tenants.watch(messages.records(environment, sideOutputs)),
        roster.records(environment, sideOutputs),
        history.<DataStream<Nudge>>map(earlier -> earlier.records(environment, sideOutputs)));
  }

  /**
   * @param counts of the finished job
   * @throws com.thriviohr.datasets.InvalidInputException when too much could not be read
   */
  void requireReadable(Counts counts) {
    messages.requireReadable(counts);
    roster.requireReadable(counts);
    history.ifPresent(earlier -> earlier.requireReadable(counts));
  }
}
