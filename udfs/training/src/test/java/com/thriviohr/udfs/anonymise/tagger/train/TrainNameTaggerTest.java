package com.thriviohr.udfs.anonymise.tagger.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.anonymise.tagger.Labelled;
import com.thriviohr.udfs.anonymise.tagger.NameModel;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainNameTaggerTest {
  @TempDir private Path folder;

  @Test
  void givesTheSameBytesForTheSameSeed() throws IOException {
    assertThat(trained("first", "7")).isEqualTo(trained("second", "7"));
  }

  @Test
  void givesOtherBytesForAnotherSeed() throws IOException {
    assertThat(trained("first", "7")).isNotEqualTo(trained("second", "8"));
  }

  @Test
  void modelSurvivesWritingAndReading() throws IOException {
    // Given
    byte[] written = trained("model", "7");

    // When
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    NameModel.read(new ByteArrayInputStream(written)).write(again);

    // Then
    assertThat(again.toByteArray()).isEqualTo(written);
  }

  @Test
  void learnsFromWhatAUserSupplies() throws IOException {
    // Given
    String text = "😀 page zorblax about the outage";
    Path gold = folder.resolve("gold.jsonl");
    Files.writeString(
        gold,
        "{\"text\":\""
            + text
            + "\",\"spans\":[{\"start\":7,\"end\":14,\"type\":\"PERSON\",\"text\":\"zorblax\"}]}\n");
    List<Labelled> extra = GoldLines.read(gold);

    // When
    NameModel model = TrainNameTagger.train(7, 300, 14, Collections.nCopies(60, extra.get(0)));

    // Then
    int start = text.indexOf("zorblax");
    assertThat(new NameTagger(model).tag(text)).containsExactly(new TextSpan(start, start + 7));
  }

  @Test
  void holdsItsQualityOnOtherTemplatesAndSeeds() {
    // Given
    MessageGenerator generator = new MessageGenerator("held-out-templates.txt", 4711);
    NameTagger tagger = NameTagger.load();
    int right = 0;
    int found = 0;
    int gold = 0;

    // When
    for (int i = 0; i < 4_000; i++) {
      Labelled message = generator.next();
      List<TextSpan> names = names(message);
      List<TextSpan> tagged = new ArrayList<>(tagger.tag(message.text()));
      gold += names.size();
      found += tagged.size();
      tagged.retainAll(names);
      right += tagged.size();
    }

    // Then
    assertThat((double) right / found).as("precision").isGreaterThan(0.80);
    assertThat((double) right / gold).as("recall").isGreaterThan(0.80);
  }

  private static List<TextSpan> names(Labelled message) {
    List<TextSpan> names = new ArrayList<>();
    int length = message.text().length();
    for (int i = 0; i < length; i++) {
      if (message.label(i) == 2) {
        int end = i + 1;
        while (end < length && message.label(end) == 1) {
          end++;
        }
        names.add(new TextSpan(i, end));
      }
    }
    return names;
  }

  private byte[] trained(String name, String seed) throws IOException {
    Path output = folder.resolve(name);
    TrainNameTagger.main(
        new String[] {
          "--seed", seed, "--sentences", "500", "--bits", "14", "--output", output.toString()
        });
    return Files.readAllBytes(output);
  }
}
