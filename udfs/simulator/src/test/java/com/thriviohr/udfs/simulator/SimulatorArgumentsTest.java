package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorArgumentsTest {
  private static SimulatorSettings parse(String arguments) {
    return SimulatorArguments.parse(List.of(arguments.split(" ")));
  }

  @Test
  void mapsEveryArgument() {
    // When
    SimulatorSettings settings =
        parse(
            "--port 8123 --seed 9 --slots 3 --prefill 100 --decode 10 --batch-slowdown 0.5"
                + " --queue-limit unbounded --queue-full-503 true --requests-per-minute 60"
                + " --tokens-per-minute 1000 --burn-rate 5 --burst-seconds 30"
                + " --faults hang=#1-1 --delay-millis 7 --spot-outage-millis 8 --time-factor 2"
                + " --tgi-list true");

    // Then
    assertThat(settings.port()).isEqualTo(8123);
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.capacity().slots()).isEqualTo(3);
    assertThat(settings.capacity().queueLimit()).isEqualTo(Integer.MAX_VALUE);
    assertThat(settings.capacity().nanos(100, 10, 3)).isEqualTo(3_000_000_000L);
    assertThat(settings.unavailableWhenFull()).isTrue();
    assertThat(settings.quota().requestsPerMinute()).isEqualTo(60);
    assertThat(settings.quota().tokensPerMinute()).isEqualTo(1_000);
    assertThat(settings.quota().outputBurnRate()).isEqualTo(5);
    assertThat(settings.quota().burstSeconds()).isEqualTo(30);
    assertThat(settings.faults()).hasToString("hang=#1-1");
    assertThat(settings.delay()).isEqualTo(Duration.ofMillis(7));
    assertThat(settings.spotOutage()).isEqualTo(Duration.ofMillis(8));
    assertThat(settings.timeFactor()).isEqualTo(2);
    assertThat(settings.tgiList()).isTrue();
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThatThrownBy(() -> parse("--slots -1 --decode fast --speed 3 --port"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("slots is -1", "--decode has 'fast'", "'--speed'", "--port has");
  }
}
