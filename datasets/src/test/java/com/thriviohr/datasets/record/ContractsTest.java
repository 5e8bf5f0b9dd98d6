package com.thriviohr.datasets.record;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.source.TextLine;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {
  private static final Instant TIME = Instant.parse("2026-11-02T08:00:00.123Z");
  private static final ChatMessage TURN = new ChatMessage(Role.USER, "hello");
  private static final Shard SHARD = new Shard("n", "e", "s3://b/w", List.of(2, 1), "job/0", 9L);
  private static final ShardFile FILE = new ShardFile("s3://b/p", null, "FAILED", "why");
  private static final JournalHash HASH = new JournalHash(new byte[32]);
  private static final TrainingExample EXAMPLE =
      new TrainingExample("t", "e", "c", "reply", Split.TEST, List.of(TURN), "text", 3);

  static Stream<SpecificRecordBase> records() {
    AnonymisedMessage anonymised =
        new AnonymisedMessage(
            "t",
            Source.CHAT,
            "c",
            "m",
            null,
            "p",
            "a",
            AuthorKind.HUMAN,
            List.of("b"),
            TIME,
            Visibility.PUBLIC,
            "text",
            Map.of("PERSON", 2),
            "1");
    return Stream.of(
        new RawMessage(
            "t",
            Source.EMAIL,
            "c",
            "m",
            "th",
            null,
            "a",
            AuthorKind.BOT,
            List.of("b", "c"),
            TIME,
            TIME,
            false,
            Visibility.DIRECT,
            Format.HTML,
            "text"),
        anonymised,
        new Person(
            "t",
            "p",
            "Zoë",
            null,
            List.of("Zo"),
            List.of("z@example.com"),
            List.of("zoe"),
            null,
            "m",
            "team",
            "Europe/Berlin",
            "de-DE",
            true,
            false),
        new Conversation("t", "c", Source.SLACK, "ch", List.of(anonymised, anonymised)),
        EXAMPLE,
        new PlacedExample("hf/t/test/part-00000.parquet", EXAMPLE),
        new JournalEntry(
            JournalEvent.ANSWERED, HASH, HASH, HASH, HASH, TIME, 7L, ByteBuffer.wrap(new byte[3])),
        new JournalAnswer("text", "stop", "r", "m", "e", null, 1, 2, 3L, 1, 4L, TIME, false, true),
        new ChatRow("e", "c", "reply", List.of(new ChatTurn("user", "hello"))),
        new Prompt(
            "t",
            "p",
            "nudge",
            "s",
            null,
            "r",
            List.of(TURN),
            List.of("recipient"),
            64,
            0.7,
            Map.of("top_p", "0.9"),
            Map.of("k", "v")),
        new Completion(
            "t",
            "p",
            "nudge",
            "s",
            null,
            List.of(),
            Map.of(),
            "text",
            "stop",
            "r",
            "m",
            "e",
            "A",
            true,
            1,
            2,
            true,
            3L,
            1,
            5L,
            AnswerOrigin.CACHE,
            true,
            TIME),
        new Nudge("t", "n", "p", "2026-11-02", null, "text", TIME, "tpl", "r", "m", null, true),
        new NudgeCandidate("t", "p", "2026-11-02", 3, TIME, "de", "UTC", "team"),
        new NudgeFact("t", "p", TIME, null),
        SHARD,
        FILE,
        new ShardResult(SHARD, List.of(FILE), List.of("n"), 7L),
        TURN,
        new ChatTurn("user", "hello"),
        DeadLetters.of(Door.QUARANTINED, "anonymise", "DOUBT").setLine(7L).build());
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecordBase> void crossesFlinkAsAvroAndComesBackEqual(T record)
      throws Exception {
    // Given
    @SuppressWarnings("unchecked")
    TypeInformation<T> type = TypeInformation.of((Class<T>) record.getClass());
    ExecutionConfig config = new ExecutionConfig();
    config.disableGenericTypes();
    TypeSerializer<T> serializer = type.createSerializer(config.getSerializerConfig());
    DataOutputSerializer out = new DataOutputSerializer(256);
    // When
    serializer.serialize(record, out);
    T copy = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    // Then
    assertThat(type).isInstanceOf(AvroTypeInfo.class);
    assertThat(copy).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void tellsNothingOfWhatItHolds(SpecificRecordBase record) {
    assertThat(record).hasToString(record.getSchema().getName() + "{redacted}");
    assertThat(List.of(record).toString()).doesNotContain("hello", "text", "Zoë");
  }

  @Test
  void allContractsAreTried() throws Exception {
    // Given
    URI classes = RawMessage.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path folder = Path.of(classes).resolve(RawMessage.class.getPackageName().replace('.', '/'));
    // When
    Set<String> contracts = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(RawMessage.class.getPackageName() + "." + name);
        boolean isContract = !Modifier.isAbstract(type.getModifiers());
        if (isContract && SpecificRecordBase.class.isAssignableFrom(type)) {
          contracts.add(name);
        }
      }
    }
    // Then
    assertThat(records().map(record -> record.getSchema().getName()).collect(toSet()))
        .isEqualTo(contracts);
  }

  @Test
  void textLineIsAPojo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(TextLine.class);
  }
}
