package com.thriviohr.udfs.infer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerChecksTest {
  private static final AnswerChecks CHECKS =
      AnswerChecks.parse(
          """
          checks:
            - task: rating
              json:
                type: object
                required: [score, tags]
                additionalProperties: false
                properties:
                  score: {type: integer, minimum: 1, maximum: 5}
                  mood: {type: string, enum: [good, bad]}
                  tags: {type: array, items: {type: string, maxLength: 5}}
            - task: line
              max_characters: 10
              must_match: [{pattern: '^[A-Z]', reason: It must begin with a capital letter.}]
              must_not_match: [{pattern: '(?i)sorry', reason: It must not apologise.}]
          """,
          "test");

  private static Optional<String> fault(String task, String text) {
    Completion completion = FakeInferenceClient.completion(FakeInferenceClient.prompt("p"));
    completion.setTask(task);
    completion.setText(text);
    return CHECKS.fault(completion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"score\": 3, \"tags\": [\"a\"], \"mood\": \"good\"} | ''",
        "{\"score\": 3, \"tags\": []} | ''",
        "not json | It must be JSON and nothing else.",
        "{\"score\": 3, \"tags\": []} done | It must be JSON and nothing else.",
        "[1] | The JSON must be of type object.",
        "{\"score\": 3} | The JSON lacks the field tags.",
        "{\"score\": 3.5, \"tags\": []} | The field score must be of type integer.",
        "{\"score\": 6, \"tags\": []} | The field score is too long, too short, too large or too small.",
        "{\"score\": 3, \"tags\": [\"abcdef\"]} | An item of the field tags is too long, too short, too large or too small.",
        "{\"score\": 3, \"tags\": [], \"mood\": \"so\"} | The field mood must be one of [\"good\",\"bad\"].",
        "{\"score\": 3, \"tags\": [], \"x\": 1} | The JSON has a field that was not asked for.",
      })
  void jsonMustHaveTheShape(String text, String fault) {
    assertThat(fault("rating", text).orElse("")).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "Fine,''",
    "fine,It must begin with a capital letter.",
    "So SORRY,It must not apologise.",
    "Far too long it is,It is longer than 10 characters.",
  })
  void textMustFollowTheRules(String text, String fault) {
    assertThat(fault("line", text).orElse("")).isEqualTo(fault);
  }

  @Test
  void travelsToTheWorkers() throws Exception {
    // When
    AnswerChecks copy = InstantiationUtil.clone(CHECKS);

    // Then
    assertThat(copy).isEqualTo(CHECKS).hasSameHashCodeAs(CHECKS);
    Completion completion = FakeInferenceClient.completion(FakeInferenceClient.prompt("p"));
    completion.setTask("line");
    assertThat(copy.fault(completion)).isPresent();
  }

  @Test
  void reportsAllProblemsTogether() {
    // Given
    String yaml =
        """
        checks:
          - {task: a, placeholders: some, max_characters: 0, colour: red}
          - {task: a, must_match: [{pattern: '(', reason: r}, {pattern: x}]}
          - {json: {}}
          - {task: b, json: {properties: {x: {format: email}}}}
        """;

    // When / Then
    assertThatThrownBy(() -> AnswerChecks.parse(yaml, "checks.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "checks.yaml",
            "placeholders is 'some': give exact or free",
            "max_characters is '0': give a whole number from 1",
            "checks[0].colour is unknown: remove it",
            "'(' is no RE2 pattern",
            "checks[1].must_match[1].reason is missing: say what is wrong",
            "checks[2].task is missing: name the one",
            "checks[1].task 'a' is there twice",
            "checks[3].json has 'format', which is unknown");
  }
}
