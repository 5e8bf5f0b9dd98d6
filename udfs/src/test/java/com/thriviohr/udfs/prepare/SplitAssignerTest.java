package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.thriviohr.datasets.record.Split;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitAssignerTest {
  @Test
  void splitsByRatio() {
    SplitAssigner assigner = new SplitAssigner("thrivio", 0.05, 0.05);
    Map<Split, Integer> counts = new EnumMap<>(Split.class);

    for (int i = 0; i < 20_000; i++) {
      counts.merge(assigner.split("acme", "conversation-" + i), 1, Integer::sum);
    }

    assertThat(counts.get(Split.TRAIN)).isCloseTo(18_000, within(200));
    assertThat(counts.get(Split.VALIDATION)).isCloseTo(1_000, within(150));
    assertThat(counts.get(Split.TEST)).isCloseTo(1_000, within(150));
  }

  @Test
  void splitDependsOnSaltAndTenant() {
    int moved = 0;
    for (int i = 0; i < 1000; i++) {
      Split split = new SplitAssigner("a", 0.25, 0.25).split("acme", "c" + i);
      moved += split == new SplitAssigner("b", 0.25, 0.25).split("acme", "c" + i) ? 0 : 1;
      moved += split == new SplitAssigner("a", 0.25, 0.25).split("other", "c" + i) ? 0 : 1;
      assertThat(new SplitAssigner("a", 0.25, 0.25).split("acme", "c" + i)).isEqualTo(split);
    }

    assertThat(moved).isBetween(1000, 1500);
  }

  @Test
  void refusesSharesThatLeaveNothing() {
    assertThatThrownBy(() -> new SplitAssigner("a", 0.6, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SplitAssigner("a", Double.NaN, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
