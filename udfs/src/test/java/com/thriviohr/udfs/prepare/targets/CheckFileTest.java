package com.thriviohr.udfs.prepare.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckFileTest {
  private static final String TRAIN = "x/train/part-00000.jsonl";
  private static final String GOOD_DIALOG =
      "{\"dialog\":[{\"role\":\"user\",\"content\":\"q\"},"
          + "{\"role\":\"assistant\",\"content\":\"a\"}]}\n";

  static List<TargetForm> forms() {
    return TargetForms.shipped().all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void findsNothingInWhatTheDatasetJobWrites(TargetForm form) throws Exception {
    // Given
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 10; i++) {
      RowFiles.writeLine(
          form.schema(),
          TestExamples.numbered(i, Split.TRAIN, TestExamples.turns("S", "q" + i, "Grüße 🙂\nZoë")),
          file);
    }
    // When
    List<Violation> violations = check(form, TRAIN, file.toByteArray());
    // Then
    assertThat(violations).isEmpty();
  }

  /** One broken line a case, in single quotes for legibility. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "jumpstart/chat;NOT_JSON;{'dialog':[",
        "jumpstart/chat;NOT_JSON;{'dialog':[]} {'dialog':[]}",
        "jumpstart/chat;NOT_JSON;{'dialog':[],'dialog':[]}",
        "jumpstart/chat;WRONG_TYPE;[]",
        "jumpstart/chat;MISSING_KEY;{}",
        "jumpstart/chat;UNKNOWN_KEY;{'dialog':[],'id':1}",
        "jumpstart/chat;UNKNOWN_KEY;{'conversations':[]}",
        "jumpstart/chat;WRONG_TYPE;{'dialog':'q'}",
        "jumpstart/chat;WRONG_TYPE;{'dialog':['q']}",
        "jumpstart/chat;UNKNOWN_KEY;{'dialog':[{'from':'human','value':'q'}]}",
        "jumpstart/chat;MISSING_KEY;{'dialog':[{'role':'user'}]}",
        "jumpstart/chat;UNKNOWN_ROLE;{'dialog':[{'role':'human','content':'q'}]}",
        "jumpstart/chat;UNKNOWN_ROLE;{'dialog':[{'role':'User','content':'q'}]}",
        "jumpstart/chat;WRONG_TYPE;{'dialog':[{'role':'user','content':null}]}",
        "jumpstart/chat;WRONG_TYPE;{'dialog':[{'role':'user','content':['q']}]}",
        "jumpstart/chat;ROLE_ORDER;{'dialog':[]}",
        "jumpstart/chat;ROLE_ORDER;{'dialog':[{'role':'user','content':'q'}]}",
        "hf;MISSING_KEY;{'text':'q'}",
        "hf;BROKEN_TEXT;{'messages':[{'role':'user','content':'\\ud83d'},{'role':'assistant','content':'a'}]}",
        "hf;BROKEN_TEXT;{'messages':[{'role':'user','content':'q\\u0000q'},{'role':'assistant','content':'a'}]}",
        "hf;UNTRIMMED_TURN;{'messages':[{'role':'user','content':'q"
            + " '},{'role':'assistant','content':'a'}]}",
        "hf;EMPTY_TURN;{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':''}]}",
        "hf;CONTROL_TOKEN;{'messages':[{'role':'user','content':'q<|eot_id|>'},{'role':'assistant','content':'a'}]}",
        "bedrock-llama/prompt-completion;MISSING_KEY;{'prompt':'q'}",
        "bedrock-llama/prompt-completion;WRONG_TYPE;{'prompt':1,'completion':'a'}",
        "bedrock-llama/prompt-completion;EMPTY_TURN;{'prompt':'q','completion':' '}",
        "bedrock-llama/conversation;SCHEMA_VERSION;{'schemaVersion':'bedrock-conversion-2024','messages':[]}",
        "bedrock-llama/conversation;MISSING_KEY;{'messages':[]}",
        "bedrock-llama/conversation;SYSTEM_TWICE;{'schemaVersion':'bedrock-conversation-2024','system':[{'text':'a'},{'text':'b'}],'messages':[]}",
        "bedrock-llama/conversation;WRONG_TYPE;{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':'q'}]}",
        "bedrock-llama/conversation;UNKNOWN_KEY;{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'image':{}}]}]}",
        "bedrock-llama/conversation;UNKNOWN_ROLE;{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'system','content':[{'text':'q'}]}]}",
        "bedrock-nova;FORBIDDEN_WORD;{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'Bot:"
            + " q'}]},{'role':'assistant','content':[{'text':'a'}]}]}",
        "llama-text/llama-3;NOT_A_RENDERING;{'text':'q'}",
        "llama-text/llama-3;NOT_A_RENDERING;{'text':'<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n"
            + "\\n"
            + "q'}",
        "llama-text/llama-3.1;NOT_A_RENDERING;{'text':'<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n"
            + "\\n"
            + "q<|eot_id|>'}",
        "llama-text/llama-3;ROLE_ORDER;{'text':'<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n"
            + "\\n"
            + "q<|eot_id|>'}",
      })
  void namesTheRuleThatALineBreaks(String form, TargetRule rule, String line) throws Exception {
    // When
    List<Violation> violations =
        check(form(form), "x/test/part-00000.jsonl", bytes(line.replace('\'', '"')));
    // Then
    assertThat(violations)
        .extracting(Violation::toString)
        .containsExactly("x/test/part-00000.jsonl:1 " + rule);
  }

  @Test
  void namesTheRecordWhereARowHoldsAnIdButNothingThatIsNone() throws Exception {
    // When
    List<Violation> violations =
        check(
            form("hf"),
            TRAIN,
            bytes(
                "{\"example_id\":\"ab12\",\"messages\":[]}\n"
                    + "{\"example_id\":\"call Zoe\",\"messages\":[]}\n"));
    // Then
    assertThat(violations)
        .extracting(Violation::toString)
        .containsExactly(TRAIN + ":1 record ab12 ROLE_ORDER", TRAIN + ":2 ROLE_ORDER");
  }

  @Test
  void asksForOneSetOfColumns() throws Exception {
    // Given
    String turns = GOOD_DIALOG.replace("{\"dialog\"", "").replace("}]}\n", "}]}");
    String rows = "{\"id\":1,\"messages\"" + turns + "\n{\"messages\"" + turns + "\n";
    // When
    List<Violation> violations = check(form("hf"), TRAIN, bytes(rows));
    // Then
    assertThat(violations)
        .extracting(Violation::toString)
        .containsExactly(TRAIN + ":2 COLUMNS_DIFFER");
  }

  @Test
  void findsWhatIsWrongWithTheFileItself() throws Exception {
    // Given
    TargetForm form = form("jumpstart/chat");
    // When / Then
    assertThat(rules(form, "train/rows.json", bytes(GOOD_DIALOG)))
        .containsExactly(TargetRule.FILE_SUFFIX);
    assertThat(rules(form, TRAIN, bytes("\uFEFF" + GOOD_DIALOG)))
        .containsExactly(TargetRule.BYTE_ORDER_MARK);
    assertThat(
            rules(form, TRAIN, GOOD_DIALOG.replace("q", "é").getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(TargetRule.NOT_UTF8);
    assertThat(rules(form, TRAIN, bytes(GOOD_DIALOG + "\n" + GOOD_DIALOG)))
        .containsExactly(TargetRule.BLANK_LINE);
    assertThat(rules(form, TRAIN, bytes(""))).containsExactly(TargetRule.TOO_FEW_ROWS);
  }

  @Test
  void countsRowsAgainstTheLimitsOfTheSplit() throws Exception {
    // Given
    String row = "{\"prompt\":\"q\",\"completion\":\"a\"}\n";
    TargetForm form = form("bedrock-llama/prompt-completion");
    // When / Then
    assertThat(rules(form, TRAIN, bytes(row.repeat(10_000)))).isEmpty();
    assertThat(rules(form, TRAIN, bytes(row.repeat(10_001))))
        .containsExactly(TargetRule.TOO_MANY_ROWS);
    assertThat(rules(form, "latest/validations/t.jsonl", bytes(row.repeat(10_000)))).isEmpty();
    assertThat(rules(form, "latest/t.jsonl", bytes(row.repeat(10_001))))
        .containsExactly(TargetRule.TOO_MANY_ROWS);
    assertThat(rules(form, "validation/v.jsonl", bytes(row.repeat(1_001))))
        .containsExactly(TargetRule.TOO_MANY_ROWS);
  }

  private static List<TargetRule> rules(TargetForm form, String name, byte[] file)
      throws Exception {
    return check(form, name, file).stream().map(Violation::rule).toList();
  }

  private static List<Violation> check(TargetForm form, String name, byte[] file) throws Exception {
    List<Violation> violations = new ArrayList<>();
    new CheckFile(form, violations::add).check(name, file.length, new ByteArrayInputStream(file));
    return violations;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TargetForm form(String id) {
    return TargetForms.shipped().all().stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
