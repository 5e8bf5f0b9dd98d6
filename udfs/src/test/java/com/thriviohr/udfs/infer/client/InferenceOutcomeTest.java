package com.thriviohr.udfs.infer.client;

import static com.thriviohr.udfs.infer.FakeInferenceClient.completion;
import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class InferenceOutcomeTest {
  private static InferenceOutcome roundTrip(InferenceOutcome outcome) throws IOException {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    TypeSerializer<InferenceOutcome> serializer =
        TypeInformation.of(InferenceOutcome.class).createSerializer(config);
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(outcome, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  @Test
  void isPojoWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(InferenceOutcome.class);
  }

  @Test
  void survivesSerialisationWithEitherSide() throws IOException {
    // Given
    InferenceOutcome answered = InferenceOutcome.of(completion(prompt("a")));
    InferenceOutcome dead =
        InferenceOutcome.of(DeadLetters.of(Door.DEAD_LETTER, "infer", "THROTTLED").build());

    // When
    InferenceOutcome answeredCopy = roundTrip(answered);
    InferenceOutcome deadCopy = roundTrip(dead);

    // Then
    assertThat(answeredCopy).isEqualTo(answered);
    assertThat(deadCopy).isEqualTo(dead).isNotEqualTo(answered);
  }

  @Test
  void doesNotPrintTheAnswer() {
    assertThat(InferenceOutcome.of(completion(prompt("a"))).toString()).doesNotContain("Thank you");
  }
}
