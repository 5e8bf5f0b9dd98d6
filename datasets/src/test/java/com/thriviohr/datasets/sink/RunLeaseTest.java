package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLeaseTest {
  private static final RunIdentity NIGHT = RunIdentity.of("night/1 ü");

  @TempDir Path journal;

  private RunLease take(RunIdentity run) {
    return RunLease.take(journal.toString(), run);
  }

  private Path marker() throws IOException {
    try (Stream<Path> files = Files.walk(journal)) {
      return files.filter(file -> file.endsWith("_STARTED")).findFirst().orElseThrow();
    }
  }

  @Test
  void keepsASecondProcessOutOfTheRunAndNoOtherRun() throws Exception {
    // Given
    RunLease first = take(NIGHT);

    // When / Then
    assertThatThrownBy(() -> take(NIGHT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Run 'night/1 ü' with --inference.journal")
        .hasMessageContaining("is under way in another process");
    assertThat(RunLease.tryTake(journal.toString(), NIGHT)).isEmpty();
    take(RunIdentity.of("night/2")).close();
    first.requireMine();
    first.close();
    take(NIGHT).close();
    try (Stream<Path> files = Files.walk(journal)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"elsewhere, 10, false", "elsewhere, 300, true", "here, 10, true"})
  void takesOverFromAProcessThatIsDead(String host, long silence, boolean dead) throws Exception {
    // Given: a process of another host, or one of this host that is gone
    String name = host.equals("here") ? InetAddress.getLocalHost().getHostName() : "elsewhere";
    RunLease killed = take(NIGHT);
    Path marker = marker();
    killed.close();
    Files.writeString(
        marker,
        String.format(
            "{\"run_id\":\"night/1 ü\",\"started_at\":\"2026-11-25T01:00:00Z\",\"host\":\"%s\","
                + "\"process\":99999999,\"alive_at\":\"%s\"}",
            name, Instant.now().minusSeconds(silence)));

    // When
    ThrowingCallable second = () -> take(NIGHT).close();

    // Then
    if (dead) {
      assertThatCode(second).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(second)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("known to be dead after 2 minutes");
    }
  }

  @Test
  void knowsThatAnotherProcessTookTheRunOver() throws Exception {
    // Given
    RunLease lease = take(NIGHT);
    String taken = Files.readString(marker()).replaceFirst("\"process\":\\d+", "\"process\":1");
    Files.writeString(marker(), taken);

    // When / Then
    assertThatThrownBy(lease::requireMine)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was taken over by another process");
    lease.close();
    assertThat(marker()).hasContent(taken);
  }

  @Test
  void jobThatLostItsJobManagerGoesOn() throws Exception {
    // Given: the JobManager is gone without a word
    take(RunIdentity.restored("night", "job-7"));

    // When / Then
    assertThatCode(() -> take(RunIdentity.restored("night", "job-7")).close())
        .doesNotThrowAnyException();
  }

  @Test
  void runWithoutJournalNeedsNone() throws Exception {
    // When / Then
    RunLease none = RunLease.none();
    none.requireMine();
    none.close();
  }
}
