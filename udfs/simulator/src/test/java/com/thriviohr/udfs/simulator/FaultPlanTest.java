package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
  private static Attempt attempt(int number, String prompt, int tries, double seconds) {
    return new Attempt(1, number, new PromptText().add("user", prompt), tries, seconds);
  }

  private static List<Integer> struck(FaultPlan plan) {
    return IntStream.rangeClosed(1, 1_000)
        .filter(i -> plan.choose(attempt(i, "prompt " + i, 1, i)).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void strikesAtItsRateAndRepeatably() {
    // When
    List<Integer> first = struck(FaultPlan.parse("throttle=0.1"));
    List<Integer> second = struck(FaultPlan.parse("throttle=0.1"));

    // Then
    assertThat(first).hasSizeBetween(70, 130).isEqualTo(second);
  }

  @Test
  void strikesByRequestNumberAndEveryNth() {
    assertThat(struck(FaultPlan.parse("hang=#3-5"))).containsExactly(3, 4, 5);
    assertThat(struck(FaultPlan.parse("hang=#7"))).containsExactly(7);
    assertThat(struck(FaultPlan.parse("hang=every400"))).containsExactly(400, 800);
  }

  @Test
  void strikesByTimeTriesAndPrompt() {
    assertThat(struck(FaultPlan.parse("spot=10s..12s"))).containsExactly(10, 11);
    assertThat(struck(FaultPlan.parse("reset=/prompt 77$/"))).containsExactly(77);
    assertThat(struck(FaultPlan.none().withPrompts(Fault.RESET, p -> p.contains("prompt 999"))))
        .containsExactly(999);
    FaultPlan firstTwo = FaultPlan.parse("internal=try1-2");
    assertThat(firstTwo.choose(attempt(9, "p", 2, 0))).contains(Fault.INTERNAL);
    assertThat(firstTwo.choose(attempt(9, "p", 3, 0))).isEmpty();
  }

  @Test
  void firstRuleThatStrikesDecides() {
    // When
    FaultPlan plan = FaultPlan.parse("throttle-bare=#2,html=always");

    // Then
    assertThat(plan.choose(attempt(1, "p", 1, 0))).contains(Fault.HTML);
    assertThat(plan.choose(attempt(2, "p", 1, 0))).contains(Fault.THROTTLE_BARE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throttle",
        "nothing=0.1",
        "hang=2",
        "hang=#0",
        "hang=#5-3",
        "hang=every0",
        "hang=9s..3s",
        "hang=/(/"
      })
  void refusesWhatItCannotRead(String plan) {
    assertThatThrownBy(() -> FaultPlan.parse(plan)).isInstanceOf(InvalidInputException.class);
  }
}
