package com.thriviohr.datasets.source;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.RawMessage;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one line of an input file must be.
 *
 * @param <T> type of the records
 */
public final class InputContract<T extends SpecificRecord> {
  /** A message; see {@link RecordParsers#message}. */
  public static final InputContract<RawMessage> MESSAGE =
      new InputContract<>(
          RawMessage.class,
          RecordParsers::message,
          List.of(
              "tenant_id", "source", "channel_id", "message_id", "author_id", "sent_at", "text"));

  /** A person; see {@link RecordParsers#person}. */
  public static final InputContract<Person> PERSON =
      new InputContract<>(Person.class, RecordParsers::person, List.of("tenant_id", "person_id"));

  /** A prompt; see {@link RecordParsers#prompt}. */
  public static final InputContract<Prompt> PROMPT =
      new InputContract<>(Prompt.class, RecordParsers::prompt, List.of("prompt_id", "messages"));

  /** An earlier nudge; see {@link RecordParsers#nudge}. */
  public static final InputContract<Nudge> NUDGE =
      new InputContract<>(
          Nudge.class,
          RecordParsers::nudge,
          List.of("tenant_id", "nudge_id", "person_id", "run_date", "deliver_at"));

  private final Class<T> type;
  private final RecordParser<T> parser;
  private final List<String> required;

  private InputContract(Class<T> type, RecordParser<T> parser, List<String> required) {
    this.type = requireNonNull(type, "type");
    this.parser = requireNonNull(parser, "parser");
    this.required = List.copyOf(required);
  }

  /** The records' Avro class. */
  public Class<T> type() {
    return type;
  }

  /** Reads one line. */
  public RecordParser<T> parser() {
    return parser;
  }

  /** Fields without which a line is refused. */
  List<String> required() {
    return required;
  }

  /** All fields that are read. */
  List<String> known() {
    return SpecificData.get().getSchema(type).getFields().stream()
        .map(Schema.Field::name)
        .collect(Collectors.toList());
  }
}
