package com.thriviohr.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void rewritesOneLineOnATerminal() {
    // Given
    ProgressDisplay display = new ProgressDisplay(out, true, 20);
    // When
    display.show("read 1", Duration.ofSeconds(1));
    display.show("read 2 and much more than fits", Duration.ofSeconds(2));
    display.finish("read 3", Duration.ofSeconds(3));
    // Then
    assertThat(printed())
        .isEqualTo(
            "\r\033[K   1 s  read 1\r\033[K   2 s  read 2 and…\r\033[K   3 s  read 3"
                + System.lineSeparator());
  }

  @Test
  void elsewherePrintsALineWhenSomethingChangedAndNotTooOften() {
    // Given
    ProgressDisplay display = new ProgressDisplay(out, false, 20);
    // When
    for (int second = 0; second <= 40; second++) {
      display.show(second < 15 ? "read 1" : "read 2", Duration.ofSeconds(second));
    }
    display.finish("read 2", Duration.ofSeconds(41));
    // Then
    assertThat(printed().lines())
        .containsExactly("   0 s  read 1", "  15 s  read 2", "  41 s  read 2");
  }

  @Test
  void leavesTheLineBeforeAFailureIsTold() {
    // Given
    ProgressDisplay display = new ProgressDisplay(out, true, 80);
    display.show("read 1", Duration.ofSeconds(1));
    // When
    display.abandon();
    // Then
    assertThat(printed()).endsWith("read 1" + System.lineSeparator());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
