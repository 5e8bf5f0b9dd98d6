package com.thriviohr.jobs.pipeline;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.NudgeCandidate;
import com.thriviohr.datasets.record.NudgeFact;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.udfs.anonymise.text.WordList;
import com.thriviohr.udfs.nudge.ComposePrompt;
import com.thriviohr.udfs.nudge.HistoryFacts;
import com.thriviohr.udfs.nudge.NudgePolicy;
import com.thriviohr.udfs.nudge.Reidentify;
import com.thriviohr.udfs.nudge.SelectNudges;
import com.thriviohr.udfs.nudge.ValidateNudge;
import com.thriviohr.udfs.raw.RecognitionFacts;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Recognitions and roster in, nudges out. Counts:
 *
 * <ul>
 *   <li>people: read = selected + rejected
 *   <li>prompts: composed (= selected) = answered + dead letters of the inference
 *   <li>answers: answered = nudges + dead letters of validation and re-identification
 * </ul>
 */
public final class NudgePipeline {
  private static final String NAMELESS = "there";

  private final NudgeConfig config;
  private final SideOutputs sideOutputs;

  /**
   * @param sideOutputs takes what does not become a nudge, together with what the caller watches
   */
  public NudgePipeline(NudgeConfig config, SideOutputs sideOutputs) {
    this.config = requireNonNull(config, "config");
    this.sideOutputs = requireNonNull(sideOutputs, "doors");
  }

  /**
   * What is to be asked.
   *
   * @param messages all messages; only recognitions count
   * @param people the roster
   * @param history earlier nudges, if there are any
   */
  public DataStream<Prompt> prompts(
      DataStream<RawMessage> messages,
      DataStream<Person> people,
      Optional<DataStream<Nudge>> history) {
    return compose(select(people, facts(messages, history)));
  }

  /** Has the prompts answered: nudges with names filled in. */
  public DataStream<Nudge> nudges(DataStream<Prompt> prompts) {
    return finish(InferencePipeline.build(prompts, config.inference(), sideOutputs));
  }

  private DataStream<NudgeFact> facts(
      DataStream<RawMessage> messages, Optional<DataStream<Nudge>> history) {
    DataStream<NudgeFact> facts =
        messages.flatMap(new RecognitionFacts()).name("recognition facts").uid("recognition-facts");
    return history
        .<DataStream<NudgeFact>>map(
            earlier -> facts.union(stage("history facts", earlier.process(new HistoryFacts()))))
        .orElse(facts);
  }

  private DataStream<NudgeCandidate> select(
      DataStream<Person> people, DataStream<NudgeFact> facts) {
    NudgePolicy policy =
        new NudgePolicy(
            config.nudge().runDate(),
            config.nudge().thresholdDays(),
            config.nudge().capDays(),
            config.nudge().timeZone());
    DataStream<NudgeCandidate> candidates =
        stage(
            "select nudges",
            RecordCounter.count(people, Metric.PEOPLE_READ.key())
                .keyBy(SelectNudges::personKey)
                .connect(facts.keyBy(SelectNudges::factKey))
                .process(new SelectNudges(policy)));
    return RecordCounter.count(candidates, Metric.PEOPLE_SELECTED.key());
  }

  private DataStream<Prompt> compose(DataStream<NudgeCandidate> candidates) {
    return candidates
        .map(new ComposePrompt(config.nudge().templates()))
        .name("compose prompt")
        .uid("compose-prompt");
  }

  private DataStream<Nudge> finish(DataStream<Completion> answers) {
    String roster = config.roster();
    DataStream<Completion> valid =
        stage(
            "validate nudge",
            answers.process(
                new ValidateNudge(roster, WordList::isOrdinary, config.nudge().maxCharacters())));
    DataStream<Nudge> named =
        stage(
            "reidentify",
            valid.process(
                new Reidentify(
                    roster,
                    config.nudge().timeZone(),
                    config.nudge().deliveryHour(),
                    NAMELESS,
                    config.nudge().maxCharacters())));
    return RecordCounter.count(named, Metric.NUDGES_WRITTEN.key());
  }

  private <T> SingleOutputStreamOperator<T> stage(
      String name, SingleOutputStreamOperator<T> operator) {
    return sideOutputs.watch(operator.name(name).uid(name.replace(' ', '-')));
  }
}
