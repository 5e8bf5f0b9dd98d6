package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.LlamaTemplate;
import com.thriviohr.datasets.text.TurnText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class TrainingExamplesTest {
  private static final String POST =
      "Huge thanks to Dana who patiently rescued the vendor contract. Your patience helps!";

  private final TrainingExamples function = new TrainingExamples(TrainingTasks.shipped());

  @Test
  void asksForThePostWithItsOwnFacts() {
    TrainingExample example = only("write-recognition", recognition("r1", POST));

    assertThat(turn(example, Role.ASSISTANT)).isEqualTo(POST);
    assertThat(turn(example, Role.USER))
        .contains("a colleague", "Dana", "patiently", "contract")
        .doesNotContain("{{")
        .containsPattern("1[05] words");
    assertThat(example.getText()).isEqualTo(LlamaTemplate.LLAMA_3.render(example.getMessages()));
  }

  @Test
  void syntheticNudgeKeepsThePlaceholderAndHoldsNoName() {
    int found = 0;
    for (int i = 0; i < 200; i++) {
      for (TrainingExample example : function.examples(recognition("r" + i, POST))) {
        if (example.getTask().equals("write-nudge")) {
          found++;
          assertThat(turn(example, Role.ASSISTANT))
              .contains("{{recipient}}", "patiently")
              .doesNotContain("Dana");
        }
      }
    }
    assertThat(found).as("a share of 0.2").isBetween(20, 60);
  }

  @Test
  void replySeesItsAuthorAsAssistantAndMergesNeighbours() {
    Conversation thread =
        TestMessages.conversation(
            Source.SLACK,
            "t",
            TestMessages.message("1", "ann", "Is the gateway down?").build(),
            TestMessages.message("2", "ann", "Mine is.").build(),
            TestMessages.message("3", "bob", "Looking.").build(),
            TestMessages.message("4", "cid", "Same here.").build(),
            TestMessages.message("5", "bob", "Restarted it,").build(),
            TestMessages.message("6", "bob", "works now.").build());

    List<TrainingExample> examples = function.examples(thread);

    List<ChatMessage> last = examples.get(examples.size() - 1).getMessages();
    assertThat(last.subList(1, last.size()))
        .containsExactly(
            new ChatMessage(Role.USER, "Is the gateway down?\nMine is."),
            new ChatMessage(Role.ASSISTANT, "Looking."),
            new ChatMessage(Role.USER, "Same here."),
            new ChatMessage(Role.ASSISTANT, "Restarted it,\nworks now."));
    assertThat(examples).hasSize(3);
  }

  @Test
  void everyExampleAlternatesAndEndsWithTheAssistant() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      List<AnonymisedMessage> messages = new ArrayList<>();
      for (int i = random.nextInt(14); i >= 0; i--) {
        String text = random.nextInt(6) == 0 ? " \u00a0" : "w".repeat(1 + random.nextInt(900));
        messages.add(
            TestMessages.message("1", "p" + random.nextInt(3), "<|eot_id|> " + text)
                .setText(random.nextInt(5) == 0 ? " " : "<|eot_id|>" + text)
                .setAuthorKind(random.nextInt(8) == 0 ? AuthorKind.BOT : AuthorKind.HUMAN)
                .build());
      }
      Conversation conversation =
          TestMessages.conversation(
              Source.EMAIL, "t" + round, messages.toArray(new AnonymisedMessage[0]));

      List<TrainingExample> examples = function.examples(conversation);

      assertThat(examples).hasSizeLessThanOrEqualTo(3).isEqualTo(function.examples(conversation));
      examples.forEach(TrainingExamplesTest::assertWellFormed);
    }
  }

  @Test
  void givesEveryExampleItsOwnId() {
    HashSet<String> ids = new HashSet<>();
    int examples = 0;
    for (int i = 0; i < 300; i++) {
      for (TrainingExample example : function.examples(recognition("r" + i, POST))) {
        ids.add(example.getExampleId());
        examples++;
      }
    }
    assertThat(ids).hasSize(examples);
  }

  @Test
  void makesNothingOfAMonologueOrFeedback() {
    AnonymisedMessage message = TestMessages.text("Does anybody know who owns the calendar?");

    assertThat(function.examples(TestMessages.conversation(Source.SLACK, "t", message, message)))
        .isEmpty();
    assertThat(function.examples(TestMessages.conversation(Source.FEEDBACK, "f", message)))
        .isEmpty();
  }

  @Test
  void clausesWithoutSpacesDoNotGiveTheAnswerAway() {
    String clause = "感谢你在周末帮助我们完成了整个系统的迁移工作并且耐心地回答了所有的问题";

    assertThat(function.examples(recognition("r", clause))).isEmpty();
  }

  @Test
  void travelsWithTheJobGraph() throws Exception {
    TrainingExamples copy = InstantiationUtil.clone(function);

    assertThat(copy.examples(recognition("r1", POST)))
        .isEqualTo(function.examples(recognition("r1", POST)));
  }

  @Test
  void namesEveryProblemOfATaskFile() {
    String yaml =
        "version: 1\n"
            + "tasks:\n"
            + "  - {name: a, builder: recognition, sources: [SLAK], system: s, user: ['{{who}}']}\n"
            + "  - {name: a, builder: reply, sources: [SLACK], system: s, shares: 2, share: 7}\n";

    assertThatThrownBy(() -> TrainingTasks.parse(yaml, "my.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("my.yaml: tasks[0]: unknown source SLAK")
        .hasMessageContaining("unknown placeholder {{who}}")
        .hasMessageContaining("tasks[1].share is")
        .hasMessageContaining("shares is unknown: remove it")
        .hasMessageContaining("a second task of this name");
  }

  private TrainingExample only(String task, Conversation conversation) {
    List<TrainingExample> examples =
        function.examples(conversation).stream()
            .filter(example -> example.getTask().equals(task))
            .collect(Collectors.toList());
    assertThat(examples).hasSize(1);
    return examples.get(0);
  }

  private static void assertWellFormed(TrainingExample example) {
    List<ChatMessage> turns = example.getMessages();
    assertThat(turns.get(0).getRole()).isEqualTo(Role.SYSTEM);
    assertThat(turns.size()).isBetween(3, 9);
    int characters = 0;
    for (int i = 1; i < turns.size(); i++) {
      ChatMessage turn = turns.get(i);
      assertThat(turn.getRole()).isEqualTo(i % 2 == 1 ? Role.USER : Role.ASSISTANT);
      assertThat(turn.getContent()).isEqualTo(TurnText.clean(turn.getContent())).isNotEmpty();
      characters += turn.getContent().length();
    }
    assertThat(turns.get(turns.size() - 1).getRole()).isEqualTo(Role.ASSISTANT);
    assertThat(characters).isLessThanOrEqualTo(4000 + 14);
  }

  private static String turn(TrainingExample example, Role role) {
    return example.getMessages().stream()
        .filter(turn -> turn.getRole() == role)
        .map(ChatMessage::getContent)
        .collect(Collectors.joining("|"));
  }

  private static Conversation recognition(String id, String text) {
    return TestMessages.conversation(
        Source.RECOGNITION,
        id,
        TestMessages.message("1", "p1", text).setRecipientIds(List.of("p2")).build());
  }
}
