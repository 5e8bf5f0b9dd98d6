package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.udfs.anonymise.detect.Participants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoherentIdentityTest {
  private final Anonymiser anonymiser = Fixtures.anonymiser(Operator.SURROGATE);

  @Test
  void onePersonIsOneIdentityInEveryFormAndMarkup() {
    // Given
    String full = text("Zoë O'Brien", Format.PLAIN);
    String given = full.substring(0, full.indexOf(' '));
    String family = full.substring(full.indexOf(' ') + 1);
    // When
    List<String> forms =
        List.of(
            text("O'Brien, Zoë", Format.PLAIN),
            text("Z. O'Brien", Format.PLAIN),
            text("ZOË's", Format.PLAIN),
            text("Zee", Format.PLAIN),
            text("<p>Z<b>o</b>&euml; O&#39;Brien</p>", Format.HTML),
            text("Zo\u200be\u0308 O\u2019Brien", Format.PLAIN),
            text("*zoe* o'brien", Format.MRKDWN));
    // Then
    assertThat(forms)
        .containsExactly(
            family + ", " + given,
            given.charAt(0) + ". " + family,
            given.toUpperCase(Locale.ROOT) + "'s",
            given,
            full,
            full,
            full.toLowerCase(Locale.ROOT));
  }

  @Test
  void handleAddressAndMentionBelongToTheSameIdentity() {
    // When
    String given = text("Zoë", Format.PLAIN).toLowerCase(Locale.ROOT);
    String handle = text("zoe.obrien", Format.PLAIN);
    String mention = text("<@P1>", Format.MRKDWN);
    String address = text("<mailto:zoe@acme.test|zoe@acme.test>", Format.MRKDWN);
    // Then
    assertThat(handle).startsWith(given);
    assertThat(mention).isEqualTo("@" + handle);
    assertThat(address).startsWith(given + ".").endsWith("@example.com");
  }

  @Test
  void aPseudonymLooksLikeNothingElseAndStaysWhatItIs() {
    // When
    String once = text("employee P1 has left", Format.PLAIN);
    // Then
    assertThat(once).matches("employee p-[a-f][0-9][0-9a-f]{14} has left");
    assertThat(text(once, Format.PLAIN)).isEqualTo(once);
  }

  @Test
  void aSingleNameBehindATitleIsAFamilyName() {
    // When
    String full = text("Yesterday Anneliese Wagenknecht called.", Format.PLAIN);
    String titled = text("Anneliese Wagenknecht left. Frau Wagenknecht is here.", Format.PLAIN);
    String stranger = text("we met Herr Wagenknecht", Format.PLAIN);
    // Then
    assertThat(titled).endsWith("Frau " + full.split(" ")[2] + " is here.");
    assertThat(stranger.split(" ")[3]).matches("\\p{Lu}\\p{L}{6,}");
  }

  @Test
  void anotherKeyGivesAnotherIdentity() {
    // Given
    Anonymiser other = Fixtures.anonymiser(Operator.SURROGATE, Fixtures.keys('x'));
    // When
    String here = text("zoe@acme.test", Format.PLAIN);
    String there =
        other.anonymise(Fixtures.TENANT, "zoe@acme.test", Format.PLAIN, Participants.NONE).text();
    // Then
    assertThat(here).isNotEqualTo(there);
  }

  @Test
  void noSurrogateIsANameOrNumberOfTheRoster() {
    // Given
    List<Person> people = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (String name : List.of("Abena", "Adela", "Alba", "Anselm", "Arden", "Blaise", "Calista")) {
      people.add(Person.newBuilder(Fixtures.zoe()).setPersonId(name).setGivenName(name).build());
      words.add(name);
    }
    Anonymiser crowded =
        new Anonymiser(
            AnonymisePolicy.shipped(), Fixtures.KEYS, RosterIndexes.of(Roster.of(people)));
    // When
    Set<String> surrogates = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String address = "u" + i + "@x.test";
      String out =
          crowded.anonymise(Fixtures.TENANT, address, Format.PLAIN, Participants.NONE).text();
      surrogates.add(out.substring(0, out.indexOf('.')));
    }
    // Then
    assertThat(surrogates).hasSizeGreaterThan(50);
    assertThat(surrogates)
        .doesNotContainAnyElementsOf(
            words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
  }

  private String text(String text, Format format) {
    return anonymiser.anonymise(Fixtures.TENANT, text, format, Participants.NONE).text();
  }
}
