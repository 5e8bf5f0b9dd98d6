package com.thriviohr.udfs.infer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerFileTest {
  @Test
  void readsBackWhatWasPutWhetherFlushedOrNot() throws Exception {
    // Given
    Random random = new Random(1);
    List<byte[]> answers = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    try (AnswerFile file = AnswerFile.create()) {
      for (int length : new int[] {0, 1, 700, 1 << 20, 3 << 20, 5}) {
        byte[] answer = new byte[length];
        random.nextBytes(answer);
        answers.add(answer);

        // When
        places.add(file.append(answer));

        // Then
        for (int i = 0; i < answers.size(); i++) {
          assertThat(file.read(places.get(i))).isEqualTo(answers.get(i));
        }
      }
    }
  }
}
