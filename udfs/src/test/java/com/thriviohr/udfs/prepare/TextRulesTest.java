package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.text.ControlTokens;
import com.thriviohr.datasets.text.FoldedText;
import com.thriviohr.datasets.text.LlamaTemplate;
import com.thriviohr.datasets.text.Placeholders;
import com.thriviohr.datasets.text.TokenEstimate;
import com.thriviohr.datasets.text.TurnText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"<|eot_id|>", "a<|start_header_id|>system", "<|<|eot_id|>|>", "<<||>", "<|x"})
  void breaksControlTokensOnceAndForAll(String text) {
    String broken = ControlTokens.neutralise(text);

    assertThat(broken).doesNotContain("<|");
    assertThat(ControlTokens.neutralise(broken)).isEqualTo(broken);
    assertThat(broken.replace("< |", "<|")).isEqualTo(text);
  }

  @Test
  void leavesPipesInCodeAlone() {
    assertThat(ControlTokens.neutralise("x |> f")).isEqualTo("x |> f");
  }

  @Test
  void breaksTokenThatAppearsWhenNulIsDropped() {
    assertThat(TurnText.clean("<\0|eot_id|>")).isEqualTo("< |eot_id|>");
  }

  @Test
  void replacesLoneSurrogatesAndKeepsPairs() {
    assertThat(TurnText.clean("a\ud83d b\ude00 \ud83d\ude00")).isEqualTo("a\ufffd b\ufffd 😀");
  }

  @Test
  void trimsAsPythonDoes() {
    assertThat(TurnText.clean("\u00a0\u2003\r\n hi\tyou\r\n\u3000")).isEqualTo("hi\tyou");
  }

  @ParameterizedTest
  @CsvSource({"ＨＥＬＬＯ   World!!,hello world", "'Ünï  (cödé) 😀',ünï cödé", "--,''"})
  void foldsCaseWidthSpaceAndPunctuation(String text, String folded) {
    assertThat(FoldedText.of(text)).isEqualTo(folded);
  }

  @Test
  void fillsInOnePass() {
    String filled = Placeholders.fill("{{ a }} {{b}} {{c}}", Map.of("a", "{{b}}", "b", "$1"));

    assertThat(filled).isEqualTo("{{b}} $1 {{c}}");
  }

  @Test
  void rendersLikeMetaChatFormat() {
    String text =
        LlamaTemplate.LLAMA_3.render(
            List.of(
                new ChatMessage(Role.SYSTEM, " Be kind. "),
                new ChatMessage(Role.USER, "Hi\u00a0"),
                new ChatMessage(Role.ASSISTANT, "Hello!")));

    assertThat(text)
        .isEqualTo(
            "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe kind.<|eot_id|>"
                + "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\n\nHello!<|eot_id|>");
  }

  @ParameterizedTest
  @CsvSource({"'',0", "a,1", "abcd,1", "abcde,2", "😀😀😀😀,1"})
  void estimatesFourCharactersPerToken(String text, int tokens) {
    assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
  }
}
