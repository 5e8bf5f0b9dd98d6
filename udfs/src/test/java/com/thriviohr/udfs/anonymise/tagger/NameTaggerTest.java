package com.thriviohr.udfs.anonymise.tagger;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTaggerTest {
  private final NameTagger tagger = NameTagger.load();

  @ParameterizedTest
  @CsvSource({
    "Thanks Priya for covering the late shift, Priya",
    "i talked to marta about the budget, marta",
    "We hired Siobhan O'Connor in March., Siobhan O'Connor",
    "Please ask Dr. Nakamura before Friday., Nakamura",
    "Oluwaseun Adeyemi joined the sales team today., Oluwaseun Adeyemi",
  })
  void findsNamesInManyPositions(String text, String name) {
    assertThat(found(text)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "will you mark this as done? I may be late",
        "The London office moves to Berlin in May.",
        "Kafka is down again, Jenkins too",
        "PLEASE RESTART THE SERVER NOW",
        "#standup notes are in the wiki, see https://wiki.example.com/notes",
        "Wir treffen uns am Montag in der Küche, bringt Kuchen mit, danke im Voraus für die Hilfe.",
        "Nos vemos el lunes en la oficina, gracias por la ayuda.",
        "Kal subah meeting hai, sabko bata dena please",
        "In April we ship. IIUC the JPEG code uses LZMA on Debian.",
        "I'd rather run the tests on Ubuntu first",
        "sudo apt-get install grub lilo && sudo chmod +x setup.sh",
        "",
        "   \n\n  ",
      })
  void leavesTextWithoutPeopleAlone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void offsetsHoldBehindEmojiAndOtherScripts() {
    // Given
    String text = "👩‍💻🎉 danke שלום Katarzyna, 😀😀 see you!";

    // When
    List<TextSpan> spans = tagger.tag(text);

    // Then
    int start = text.indexOf("Katarzyna");
    assertThat(spans).containsExactly(new TextSpan(start, start + "Katarzyna".length()));
  }

  @Test
  void takesLoneSurrogatesAndControls() {
    // Given
    String text = "\uD83D Thanks Priya \uDE00\u0000\u200D \uD83D";

    // When
    List<TextSpan> spans = tagger.tag(text);

    // Then
    assertThat(spans).allSatisfy(span -> assertThat(span.end()).isLessThanOrEqualTo(text.length()));
    assertThat(found(text)).contains("Priya");
  }

  @Test
  void keepsFindingNamesLateInALongText() {
    // Given
    String text = "the build is green again and nobody knows why.\n".repeat(20_000);

    // When
    List<String> found = found(text + "Thanks Priya for covering the late shift");

    // Then
    assertThat(found).endsWith("Priya");
  }

  @Test
  void keepsAMegabyteWithoutSpacesInBounds() {
    // Given
    String text = "a.b&c@".repeat(170_000);

    // When
    List<TextSpan> spans = tagger.tag(text);

    // Then
    assertThat(spans).allSatisfy(span -> assertThat(span.end()).isLessThanOrEqualTo(text.length()));
  }

  @Test
  void taggersOfOneModelFindTheSameInManyThreads() {
    // Given
    String text = "Thanks Priya, Marta and Tom for the release";
    List<TextSpan> alone = tagger.tag(text);

    // When
    List<List<TextSpan>> together =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(i -> NameTagger.load().tag(text))
            .collect(toList());

    // Then
    assertThat(together).isEqualTo(Collections.nCopies(500, alone));
    assertThat(alone).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "Our contract with Meyer Logistics ends in May, Meyer Logistics",
    "I met Anna of Quintelsoft Inc. today, Quintelsoft Inc.",
  })
  void findsOrganizations(String text, String name) {
    assertThat(tagger.read(text).organizations())
        .extracting(span -> text.substring(span.start(), span.end()))
        .containsExactly(name);
  }

  @Test
  void refusesWhatIsNoModel() {
    ByteArrayInputStream noModel = new ByteArrayInputStream(new byte[64]);

    assertThatThrownBy(() -> NameModel.read(noModel)).isInstanceOf(IOException.class);
  }

  private List<String> found(String text) {
    return tagger.tag(text).stream()
        .map(span -> text.substring(span.start(), span.end()))
        .collect(toList());
  }
}
