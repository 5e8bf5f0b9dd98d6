package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.sample.PlantedMessage;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.datasets.sample.Span;
import com.thriviohr.udfs.anonymise.audit.LeakAudit;
import com.thriviohr.udfs.anonymise.detect.Participants;
import com.thriviohr.udfs.anonymise.surrogate.MasterKey;
import com.thriviohr.udfs.anonymise.surrogate.TenantKeys;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymiserTest {
  private static final String TENANT = "acme";

  @TempDir Path directory;
  private TenantKeys keys;

  @BeforeEach
  void writeKey() throws Exception {
    Path key = directory.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef");
    keys = MasterKey.fetch("file:" + key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ask Zoë O'Brien about it|Ask [PERSON] about it",
        "ask zoe o'brien|ask [PERSON]",
        "O'Brien, Zoë is out|[PERSON] is out",
        "Zoë's draft|[PERSON]'s draft",
        "will that work for you?|will that work for you?",
        "thanks will!|thanks [PERSON]!",
        "I think Will knows|I think [PERSON] knows",
        "will.page merged it|[USERNAME] merged it",
        "mail zoe@acme.test or +44 20 7946 0123|mail [EMAIL_ADDRESS] or [PHONE_NUMBER]",
        "card 4111 1111 1111 1111 now|card [CREDIT_CARD] now",
        "order 4111 1111 1111 1112 now|order 4111 1111 1111 1112 now",
        "IBAN DE89 3704 0044 0532 0130 00 please|IBAN [IBAN_CODE] please",
        "my password: hunter2x9 ok|my password: [PASSWORD] ok",
        "gateway on 10.1.2.3 now|gateway on [IP_ADDRESS] now",
        "see https://x.test/a?u=zoe now|see [URL] now",
        "born on 1980-02-03 in Rome|born on [DATE_OF_BIRTH] in Rome",
        "salary of 70,000 EUR is low|salary of [SALARY] is low",
      })
  void tagsWhatIsPersonalAndNothingElse(String text, String expected) {
    // When
    AnonymisedText anonymised =
        anonymiser(Operator.TAG).anonymise(TENANT, text, Format.PLAIN, Participants.NONE);
    // Then
    assertThat(anonymised.text()).isEqualTo(expected);
  }

  @Test
  void seesThroughMarkupAndHiddenCharacters() {
    // Given
    Anonymiser anonymiser = anonymiser(Operator.TAG);
    // When
    String slack =
        anonymiser
            .anonymise(
                TENANT, "<@P1> &lt;3 <mailto:zoe@acme.test|Zoë>", Format.MRKDWN, Participants.NONE)
            .text();
    String html =
        anonymiser
            .anonymise(TENANT, "<p>Z<b>o</b>ë O&#39;Brien</p>", Format.HTML, Participants.NONE)
            .text();
    String hidden =
        anonymiser.anonymise(TENANT, "Zo\u200Bë O'Brien", Format.PLAIN, Participants.NONE).text();
    // Then
    assertThat(slack).doesNotContain("P1", "Zoë", "acme.test").contains("<3");
    assertThat(html).isEqualTo("[PERSON]");
    assertThat(hidden).isEqualTo("[PERSON]");
  }

  @Test
  void onePersonKeepsOneIdentityInAllForms() {
    // Given
    Anonymiser anonymiser = anonymiser(Operator.SURROGATE);
    // When
    String full = text(anonymiser, "Zoë O'Brien");
    String given = text(anonymiser, "Zoë");
    String lower = text(anonymiser, "zoë");
    String mail = text(anonymiser, "zoe@acme.test");
    // Then
    assertThat(full).startsWith(given + " ");
    assertThat(lower).isEqualTo(given.toLowerCase(Locale.ROOT));
    assertThat(mail).startsWith(lower + ".").endsWith("@example.com");
  }

  @Test
  void aMisspeltNameIsThePersonItMeans() {
    // Given
    Person person =
        Person.newBuilder(Fixtures.zoe())
            .setGivenName("Anneliese")
            .setFamilyName("Winterbourne")
            .setHandles(List.of("winterbourne.a"))
            .build();
    Anonymiser anonymiser =
        new Anonymiser(
            AnonymisePolicy.shipped(), Fixtures.KEYS, RosterIndexes.of(Roster.of(List.of(person))));
    // When
    String right = text(anonymiser, "ask Anneliese Winterbourne now");
    String wrong = text(anonymiser, "ask Annleiese Winterboune now");
    // Then
    assertThat(wrong).isEqualTo(right);
  }

  @Test
  void codeHasNoNamesOfStrangersButSecrets() {
    // Given
    String code = "```new Jackson(Kowalski.class) // password: hunter2x9```";
    // When
    String fenced =
        anonymiser(Operator.TAG)
            .anonymise(TENANT, "Thanks Priya! " + code, Format.MRKDWN, Participants.NONE)
            .text();
    // Then
    assertThat(fenced)
        .isEqualTo("Thanks [PERSON]! ```new Jackson(Kowalski.class) // password: [PASSWORD]```");
  }

  @Test
  void anotherTenantGetsAnotherIdentity() {
    // Given
    Anonymiser anonymiser = anonymiser(Operator.SURROGATE);
    // When
    AnonymisedText here = anonymiser.anonymise(TENANT, "u@x.test", Format.PLAIN, Participants.NONE);
    AnonymisedText there =
        anonymiser.anonymise("globex", "u@x.test", Format.PLAIN, Participants.NONE);
    AnonymisedText hereZoe = anonymiser.anonymise(TENANT, "Zoë", Format.PLAIN, Participants.NONE);
    AnonymisedText thereZoe =
        anonymiser.anonymise("globex", "Zoë", Format.PLAIN, Participants.NONE);
    // Then
    assertThat(here.text()).isNotEqualTo(there.text());
    assertThat(thereZoe.text()).isNotEqualTo(hereZoe.text());
  }

  @Test
  void noPlantedRosterFormSurvivesInASampleCompany() {
    // Given
    SampleCompany company =
        new SampleCompany(new SampleSettings(11, 200, 20_000, LocalDate.of(2026, 11, 22)));
    Roster roster = Roster.of(company.people());
    Anonymiser anonymiser =
        new Anonymiser(AnonymisePolicy.shipped(), keys, RosterIndexes.of(roster));
    Map<String, LeakAudit> audits = new HashMap<>();
    roster.tenants().forEach(t -> audits.put(t, new LeakAudit(roster.people(t))));
    List<String> survivors = new ArrayList<>();
    Set<String> certain =
        Set.of(
            "EMAIL_ADDRESS",
            "PHONE_NUMBER",
            "CREDIT_CARD",
            "IBAN_CODE",
            "USERNAME",
            "EMPLOYEE_ID",
            "US_SSN",
            "API_KEY",
            "JWT",
            "PASSWORD",
            "IP_ADDRESS",
            "MAC_ADDRESS",
            "DATE_OF_BIRTH",
            "STREET_ADDRESS",
            "URL",
            "SALARY");
    // When
    company.forEachMessage(
        planted -> {
          AnonymisedMessage message =
              anonymiser.anonymise(planted.message()).message().orElseThrow();
          String text =
              " " + Characters.fold(message.getText()).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
          for (Span span : planted.spans()) {
            boolean roster_ = span.personId() != null;
            String needle =
                " "
                    + Characters.fold(span.text()).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                    + " ";
            if ((roster_ || certain.contains(span.type()))
                && text.contains(needle)
                && !isOrdinaryElsewhere(planted, span)) {
              survivors.add(
                  span.type()
                      + " in "
                      + planted.message().getSource()
                      + ": "
                      + needle
                      + "|"
                      + message.getText());
            }
          }
          audits
              .get(message.getTenantId())
              .leaks(message.getText())
              .keySet()
              .forEach(kind -> survivors.add(kind + "|" + message.getText()));
        });
    // Then
    assertThat(survivors).isEmpty();
  }

  /** "will" in "I will call" survives rightly even when a Will is planted beside it. */
  private static boolean isOrdinaryElsewhere(PlantedMessage planted, Span span) {
    return WordList.isOrdinary(Characters.fold(span.text()))
        && planted.message().getText().contains(" " + span.text().toLowerCase(Locale.ROOT) + " ");
  }

  private String text(Anonymiser anonymiser, String text) {
    return anonymiser.anonymise(TENANT, text, Format.PLAIN, Participants.NONE).text();
  }

  private Anonymiser anonymiser(Operator mode) {
    Person zoe =
        Person.newBuilder()
            .setTenantId(TENANT)
            .setPersonId("P1")
            .setGivenName("Zoë")
            .setFamilyName("O'Brien")
            .setEmails(List.of("zoe@acme.test"))
            .setHandles(List.of("zoe.obrien"))
            .build();
    Person will =
        Person.newBuilder()
            .setTenantId(TENANT)
            .setPersonId("P2")
            .setGivenName("Will")
            .setFamilyName("Page")
            .setHandles(List.of("will.page"))
            .build();
    return new Anonymiser(
        AnonymisePolicy.load(Optional.empty(), mode),
        keys,
        RosterIndexes.of(Roster.of(List.of(zoe, will))));
  }
}
