package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnonymiserPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "Zoë",
          "O'Brien",
          "zoe@acme.test",
          "x@y.test",
          "@zoe.obrien",
          "will",
          "Will",
          "P1",
          "+1-212-555-0123",
          "+44 20 7946 0123",
          "4111 1111 1111 1111",
          "10.1.2.3",
          "::1",
          "2001:db8::7",
          "00:1B:44:11:3A:B7",
          "https://u:p@h.test/q?a=1",
          "www.acme.test",
          "password: hunter2x9",
          "born 1980-02-03",
          "salary $70k",
          "221 Baker Street",
          "\u200b",
          "\u202e",
          "\u0301",
          "\u0000",
          "\ud83d\ude00",
          "\ufb01",
          "\uff11\uff12",
          "\u0430dmin",
          "مرحبا",
          "東京",
          "नमस्ते",
          "<@U1|zoe>",
          "<b>",
          "&lt;",
          "[PERSON]",
          "[",
          "@",
          ":",
          "\n",
          "  ",
          ", ",
          "-",
          "_",
          ".",
          "'",
          "ß",
          "İ",
          "DE89 3704 0044 0532 0130 00");

  private final Anonymiser surrogate = Fixtures.anonymiser(Operator.SURROGATE);
  private final Anonymiser tag = Fixtures.anonymiser(Operator.TAG);

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().all().ofMaxLength(4));
    return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> phrases() {
    return Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join(" and ", pieces));
  }

  @Property(tries = 1000)
  void anyTextIsAnonymisedOrQuarantined(@ForAll("texts") String text, @ForAll Format format) {
    // When
    AnonymisationOutcome outcome = tag.anonymise(Fixtures.message(text, format));
    // Then
    assertThat(outcome.message().isPresent()).isNotEqualTo(outcome.reason().isPresent());
    assertThat(outcome.reason().orElse("")).isNotEqualTo(Anonymiser.DETECTOR_FAILED);
  }

  @Property(tries = 1000)
  void noSurrogatePairIsCutInHalf(@ForAll("texts") String text) {
    // When
    AnonymisationOutcome outcome = tag.anonymise(Fixtures.message(text, Format.PLAIN));
    // Then
    outcome
        .message()
        .ifPresent(
            message ->
                assertThat(message.getText().codePoints())
                    .noneMatch(point -> point >= 0xd800 && point <= 0xdfff));
  }

  @Property(tries = 1000)
  void noCombinationOfPiecesIsQuarantined(@ForAll("phrases") String text) {
    // When
    Optional<String> reason = surrogate.anonymise(Fixtures.message(text, Format.PLAIN)).reason();
    // Then
    assertThat(reason).isEmpty();
  }
}
