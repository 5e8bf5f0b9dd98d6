package com.thriviohr.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.source.TextLine;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.pipeline.KnownTenants;
import com.thriviohr.jobs.pipeline.NudgePipeline;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Draws the two pipelines as Flink plans them: an SVG picture for the README. */
final class PipelinePicture {
  private static final String[] DATASET = {
    "--messages", "messages", "--roster", "roster", "--output", "out", "--anonymise.key", "env:KEY"
  };
  private static final String[] NUDGES = {
    "--messages",
    "messages",
    "--roster",
    "roster",
    "--output",
    "out",
    "--inference.endpoint",
    "http://localhost:8000/v1"
  };

  private PipelinePicture() {}

  /**
   * @param file where the picture goes
   * @throws IOException when it cannot be written
   */
  static void write(Path file) throws IOException {
    Files.write(file, svg().getBytes(StandardCharsets.UTF_8));
  }

  /** The picture. */
  static String svg() throws IOException {
    PlanColumn dataset = PlanColumn.of("fine-tuning datasets", plan(dataset()));
    PlanColumn nudges = PlanColumn.of("nudges", plan(nudges()));
    return dataset.beside(nudges);
  }

  private static StreamExecutionEnvironment dataset() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<TextLine> lines =
        environment
            .fromCollection(List.of(), TypeInformation.of(TextLine.class))
            .name("read messages");
    FineTuningDatasetPipeline pipeline =
        FineTuningDatasetPipeline.build(
            lines, DatasetConfig.from(DATASET), new KnownTenants(Set.of(), true));
    pipeline.rows().sinkTo(new DiscardingSink<>()).name("write rows").uid("write-rows");
    pipeline
        .deadLetters()
        .sinkTo(new DiscardingSink<>())
        .name("write dead letters")
        .uid("write-dead-letters");
    return environment;
  }

  private static StreamExecutionEnvironment nudges() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    SideOutputs sideOutputs = new SideOutputs();
    NudgePipeline pipeline = new NudgePipeline(NudgeConfig.from(NUDGES), sideOutputs);
    DataStream<RawMessage> messages =
        environment
            .fromCollection(List.of(), new AvroTypeInfo<>(RawMessage.class))
            .name("read messages");
    DataStream<Person> people =
        environment.fromCollection(List.of(), new AvroTypeInfo<>(Person.class)).name("read roster");
    pipeline
        .nudges(pipeline.prompts(messages, people, Optional.empty()))
        .sinkTo(new DiscardingSink<>())
        .name("write nudges")
        .uid("write-nudges");
    sideOutputs
        .all()
        .sinkTo(new DiscardingSink<>())
        .name("write dead letters")
        .uid("write-dead-letters");
    return environment;
  }

  private static JsonNode plan(StreamExecutionEnvironment environment) throws IOException {
    return new ObjectMapper().readTree(environment.getExecutionPlan()).path("nodes");
  }
}
