package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameDetectorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mark it as done, please",
        "Bill the client before the end of the week",
        "curl -H \"Authorization: Basic abc\" works",
        "Dear Colleagues,\nwe moved the meeting",
        "it needs GLib, GDBus and DiffHighlight, see alsamixer",
        "We join in April, or by late June, or on May 5",
        "Ask the Mr President impersonator",
        "Мы используем Kubernetes и Docker каждый день",
        "run `Bernoulli-Dist` first",
        "see ```\nZelda Quarrington\n``` for the format",
      })
  void leavesOrdersAndCodeAlone(String text) {
    assertThat(Found.by(new NameDetector(), text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks to Mark for the demo",
        "Dear Jun,\nthe invoice is attached",
        "The invoice should go to Theodora Winterbourne, as ever",
        "ActionParsnip: it worked",
        "I asked DeAndre about it",
        "we met Ms. Xi at noon",
        "Jane Q. Public, Ph.D. said so",
        "das hat Frau Ode gesagt",
        "Ask Rajesh-ji about it",
        "قال Thomas Brandt ذلك أمس",
        "昨天 Maria Rossi 说很好，JSON 和 Docker 也很好。",
        "Я говорил с Татьяной Лаврентьевой вчера",
        "Το είπε ο Γιώργος Παπαδόπουλος χθες",
        "Yesterday Siobhan`s demo went well, and so did the second one`",
      })
  void findsNamesBesideThem(String text) {
    assertThat(Found.by(new NameDetector(), text)).hasSize(1);
  }
}
