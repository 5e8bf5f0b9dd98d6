package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateNudgeTest {
  private final ValidateNudge function =
      new ValidateNudge(
          TestNudges.roster(
              TestNudges.person("p2").setGivenName("Zoë").setFamilyName("van der Berg").build(),
              TestNudges.person("p3").setGivenName("Mark").setFamilyName("O'Malley-Kim").build(),
              TestNudges.person("p4").setGivenName("小明").setFamilyName("王").build(),
              TestNudges.person("p5").setTenantId("globex").setGivenName("Torsten").build()),
          word -> Set.of("mark", "hi", "van").contains(word),
          120);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';EMPTY",
        "' \u00a0 ';EMPTY",
        "Hi there, say thanks to a colleague!;LOST_PLACEHOLDER",
        "Hi {recipient}, say thanks!;LOST_PLACEHOLDER",
        "Hi {{recipient}}, thank {{colleague}}!;INVENTED_PLACEHOLDER",
        "Hi {{recipient}}, say thanks! [Your Name];INVENTED_PLACEHOLDER",
        "Hi {{recipient}}, say thanks to <name>!;INVENTED_PLACEHOLDER",
        "Hi {{recipient}}, thank Zoe for her help!;FOREIGN_NAME",
        "Hi {{recipient}}, ZOË's work was great!;FOREIGN_NAME",
        "Zoe\u0308 says hi to {{recipient}}!;FOREIGN_NAME",
        "Hi {{recipient}}, thank Malley!;FOREIGN_NAME",
        "Hi {{recipient}}, thank Kim!;FOREIGN_NAME",
        "Hi {{recipient}}, thank Berg!;FOREIGN_NAME",
        "{{recipient}}，谢谢小明的帮助;FOREIGN_NAME",
        "Hi {{recipient}}, write to hr@example.com;CONTACT",
        "Hi {{recipient}}, write to hr＠example.com;CONTACT",
        "Hi {{recipient}}, see https://example.com/x;CONTACT",
        "Hi {{recipient}}, see www.example.org;CONTACT",
        "Hi {{recipient}}, ping @dana;CONTACT",
        "Hi {{recipient}}, call +49 (30) 901820;CONTACT",
        "Hi {{recipient}}, thanks!<|eot_id|>;CONTROL_TOKEN",
        "[INST] Hi {{recipient}} [/INST];CONTROL_TOKEN",
        "As an AI, I think {{recipient}} should say thanks.;META_TALK",
        "Here’s a friendly nudge: Hi {{recipient}}!;META_TALK",
        "Sure! Hi {{recipient}}, say thanks!;META_TALK",
        "I’m sorry, but I can't write to {{recipient}}.;REFUSED",
      })
  void namesTheFault(String text, String reason) throws Exception {
    Outcome outcome = run(TestNudges.answer(text).build());

    assertThat(outcome.accepted).isNull();
    assertThat(outcome.letter.getReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "length,TRUNCATED",
    "max_tokens,TRUNCATED",
    "content_filter,REFUSED",
    "CONTENT_FILTERED,REFUSED"
  })
  void believesTheFinishReason(String finishReason, String reason) throws Exception {
    Outcome outcome =
        run(TestNudges.answer("Hi {{recipient}}, sa").setFinishReason(finishReason).build());

    assertThat(outcome.letter.getReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi {{recipient}}, it has been 17 days. Who made your week easier?",
        "Hi {{recipient}}, since 2026-11-03 nobody heard a thank-you <3",
        "Mark the day, {{recipient}}: thank somebody in the Monday meeting!",
        "{{recipient}}, Torsten is nobody here and a zoe in lower case is no name.",
        "Hallo {{recipient}}, ein kurzes Danke wirkt lange. Van der Graaf wusste das."
      })
  void acceptsFriendlyText(String text) throws Exception {
    Outcome outcome = run(TestNudges.answer(text).build());

    assertThat(outcome.letter).isNull();
    assertThat(outcome.accepted.getText()).isEqualTo(text);
  }

  @Test
  void tidiesQuotesAndBraces() throws Exception {
    Outcome outcome = run(TestNudges.answer("\n “Hi {{ recipient }}, say thanks!” ").build());

    assertThat(outcome.accepted.getText()).isEqualTo("Hi {{recipient}}, say thanks!");
  }

  @Test
  void countsCodePointsNotUnits() throws Exception {
    String longest = "{{recipient}}" + "😀".repeat(107);

    assertThat(run(TestNudges.answer(longest).build()).letter).isNull();
    assertThat(run(TestNudges.answer(longest + "!").build()).letter.getReason())
        .isEqualTo("TOO_LONG");
  }

  @Test
  void deadLetterHoldsIdAndAttemptsButNoText() throws Exception {
    DeadLetter letter = run(TestNudges.answer("Hi {{recipient}}, thank Zoe!").build()).letter;

    assertThat(letter.getDoor()).isEqualTo(Door.DEAD_LETTER);
    assertThat(letter.getStage()).isEqualTo("validate-nudge");
    assertThat(letter.getRecordId()).isEqualTo("prompt-1");
    assertThat(letter.getAttempts()).isEqualTo(2);
    assertThat(SpecificData.get().toString(letter)).doesNotContain("Zoe");
  }

  private Outcome run(Completion completion) throws Exception {
    try (OneInputStreamOperatorTestHarness<Completion, Completion> harness =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      harness.open();
      harness.processElement(new StreamRecord<>(completion));
      Collection<StreamRecord<DeadLetter>> letters = harness.getSideOutput(DeadLetters.TAG);
      return new Outcome(
          harness.extractOutputValues().stream().findFirst().orElse(null),
          letters == null
              ? null
              : letters.stream().map(StreamRecord::getValue).collect(Collectors.toList()).get(0));
    }
  }

  private record Outcome(Completion accepted, DeadLetter letter) {}
}
