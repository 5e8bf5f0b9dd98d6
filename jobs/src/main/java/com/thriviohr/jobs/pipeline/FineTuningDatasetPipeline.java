package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.kinesis.KinesisMessages;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.datasets.source.TextLine;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.udfs.anonymise.Anonymise;
import com.thriviohr.udfs.anonymise.DropOptedOut;
import com.thriviohr.udfs.anonymise.audit.AuditLeaks;
import com.thriviohr.udfs.prepare.AssembleConversations;
import com.thriviohr.udfs.prepare.Deduplicate;
import com.thriviohr.udfs.prepare.DropRepeatedTexts;
import com.thriviohr.udfs.prepare.QualityFilter;
import com.thriviohr.udfs.prepare.SeparateSplits;
import com.thriviohr.udfs.prepare.SplitAssigner;
import com.thriviohr.udfs.prepare.TrainingExamples;
import com.thriviohr.udfs.prepare.TrainingTasks;
import com.thriviohr.udfs.prepare.near.NearDuplicates;
import com.thriviohr.udfs.raw.KeepLatestVersion;
import java.util.function.ObjLongConsumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Either;

/**
 * Messages in, training examples out; bounded input gives them grouped by file. What does not go on
 * leaves by {@link #deadLetters()}. Counts, each in its own unit:
 *
 * <ul>
 *   <li>messages: read = dead letters + duplicates + rejected + quarantined + in conversations
 *   <li>conversations: assembled = with examples + rejected
 *   <li>examples: made = ready + quarantined by the leak audit
 *   <li>examples, for each form of a target: ready = written + rejected
 * </ul>
 */
public final class FineTuningDatasetPipeline {
  private final DatasetConfig config;
  private final SideOutputs sideOutputs = new SideOutputs();
  private DataStream<PlacedExample> rows;

  private FineTuningDatasetPipeline(DatasetConfig config) {
    this.config = config;
  }

  /**
   * @param lines message lines
   * @param config what the stages need to know
   * @param tenants counts the messages of others
   */
  public static FineTuningDatasetPipeline build(
      DataStream<TextLine> lines, DatasetConfig config, KnownTenants tenants) {
    FineTuningDatasetPipeline pipeline = new FineTuningDatasetPipeline(config);
    DataStream<TextLine> read = RecordCounter.count(lines, Metric.MESSAGES_READ.key());
    pipeline.prepare(
        tenants.watch(
            pipeline.sideOutputs.watch(
                RecordSources.parse(read, "messages", InputContract.MESSAGE))));
    return pipeline;
  }

  /**
   * @param received messages that never end, and what could not be read
   * @param config what the stages need to know; it names a stream
   */
  public static FineTuningDatasetPipeline buildUnbounded(
      DataStream<Either<DeadLetter, RawMessage>> received, DatasetConfig config) {
    FineTuningDatasetPipeline pipeline = new FineTuningDatasetPipeline(config);
    pipeline.prepare(
        pipeline.sideOutputs.watch(
            KinesisMessages.messages(RecordCounter.count(received, Metric.MESSAGES_READ.key()))));
    return pipeline;
  }

  private void prepare(DataStream<RawMessage> parsed) {
    DataStream<RawMessage> messages = latest(parsed);
    DataStream<Conversation> conversations = unique(assemble(good(anonymise(messages))));
    rows = new DatasetTargets(config, sideOutputs).rows(audit(teach(conversations)));
  }

  /** The audited examples as the forms of the targets take them, with their files. */
  public DataStream<PlacedExample> rows() {
    return rows;
  }

  /** Everything that did not become a row. */
  public DataStream<DeadLetter> deadLetters() {
    return sideOutputs.all();
  }

  private DataStream<RawMessage> latest(DataStream<RawMessage> messages) {
    KeepLatestVersion keepLatest =
        config.stream()
            .map(stream -> KeepLatestVersion.within(stream.editWindow(), stream.stateTtl()))
            .orElseGet(KeepLatestVersion::new);
    return stage("keep latest version", messages.keyBy(KeepLatestVersion::key).process(keepLatest));
  }

  private DataStream<AnonymisedMessage> anonymise(DataStream<RawMessage> messages) {
    DataStream<RawMessage> consented =
        stage("drop opted out", messages.process(new DropOptedOut(config.roster())));
    return RecordCounter.measure(
        stage("anonymise", consented.process(new Anonymise(config.anonymise()))),
        Metric.MESSAGES_ANONYMISED.key(),
        FineTuningDatasetPipeline::measure);
  }

  private static void measure(AnonymisedMessage message, ObjLongConsumer<String> counter) {
    counter.accept(Metric.MESSAGES_ANONYMISED.key(), 1);
    message
        .getEntities()
        .forEach((type, count) -> counter.accept(Metric.ENTITIES.key() + type, count));
  }

  private DataStream<AnonymisedMessage> good(DataStream<AnonymisedMessage> messages) {
    return stage("filter quality", messages.process(QualityFilter.withDefaults()));
  }

  private DataStream<Conversation> unique(DataStream<Conversation> conversations) {
    KeyedStream<Conversation, String> byText = conversations.keyBy(Deduplicate::key);
    DataStream<Conversation> unique =
        stage(
            "deduplicate",
            config.stream().isPresent()
                ? byText.process(new DropRepeatedTexts(config.stream().get().stateTtl()))
                : byText.process(new Deduplicate()));
    DataStream<Conversation> kept =
        config.nearDuplicates() == 0 || config.stream().isPresent()
            ? unique
            : sideOutputs.watch(NearDuplicates.drop(unique, config.nearDuplicates()));
    return RecordCounter.count(kept, Metric.CONVERSATIONS_KEPT.key());
  }

  private DataStream<Conversation> assemble(DataStream<AnonymisedMessage> messages) {
    AssembleConversations assemble =
        config.stream()
            .map(
                stream -> AssembleConversations.closedAfter(stream.sessionGap(), stream.stateTtl()))
            .orElseGet(AssembleConversations::new);
    DataStream<Conversation> conversations =
        stage(
            "assemble conversations", messages.keyBy(AssembleConversations::key).process(assemble));
    DataStream<Conversation> counted =
        RecordCounter.count(conversations, Metric.CONVERSATIONS_ASSEMBLED.key());
    return RecordCounter.sum(counted, Metric.MESSAGES_ASSEMBLED.key(), c -> c.getMessages().size());
  }

  private DataStream<TrainingExample> teach(DataStream<Conversation> conversations) {
    DataStream<TrainingExample> made =
        stage(
            "make examples", conversations.process(new TrainingExamples(TrainingTasks.shipped())));
    DataStream<TrainingExample> split =
        made.map(new SplitAssigner(config.splitSalt(), config.validation(), config.test()))
            .name("assign split")
            .uid("assign-split");
    SeparateSplits separate =
        config.stream()
            .map(stream -> SeparateSplits.firstWins(stream.stateTtl()))
            .orElseGet(SeparateSplits::new);
    return stage(
        "separate splits",
        RecordCounter.count(split, Metric.EXAMPLES_MADE.key())
            .keyBy(SeparateSplits::key)
            .process(separate));
  }

  private DataStream<TrainingExample> audit(DataStream<TrainingExample> made) {
    DataStream<TrainingExample> audited =
        stage("audit leaks", made.process(new AuditLeaks(config.roster())));
    return RecordCounter.measure(
        audited, Metric.EXAMPLES_READY.key(), FineTuningDatasetPipeline::measure);
  }

  private static void measure(TrainingExample example, ObjLongConsumer<String> counter) {
    long tokens = example.getEstimatedTokens();
    counter.accept(Metric.EXAMPLES_READY.key(), 1);
    counter.accept(Metric.EXAMPLES_ESTIMATED_TOKENS.key(), tokens);
    counter.accept(Metric.EXAMPLES_BY_TOKENS.key() + Long.highestOneBit(Math.max(1, tokens)), 1);
  }

  private <T> SingleOutputStreamOperator<T> stage(
      String name, SingleOutputStreamOperator<T> operator) {
    return sideOutputs.watch(operator.name(name).uid(name.replace(' ', '-')));
  }
}
