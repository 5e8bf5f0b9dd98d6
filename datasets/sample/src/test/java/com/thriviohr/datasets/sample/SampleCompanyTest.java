package com.thriviohr.datasets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Person;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCompanyTest {
  private static final SampleSettings SETTINGS =
      new SampleSettings(7, 200, 5_000, LocalDate.of(2026, 11, 22));

  @Test
  void sameSettingsGiveTheSameBytes(@TempDir Path one, @TempDir Path two) throws Exception {
    // When
    new SampleCompany(SETTINGS).writeTo(one);
    new SampleCompany(SETTINGS).writeTo(two);
    // Then
    for (String name : List.of("roster.jsonl", "messages.jsonl", "truth.jsonl")) {
      assertThat(Files.mismatch(one.resolve(name), two.resolve(name))).as(name).isEqualTo(-1);
      assertThat(Files.size(one.resolve(name))).isPositive();
    }
  }

  @Test
  void everySpanTellsTheTruth() {
    // Given
    List<PlantedMessage> messages = messages();
    // When / Then
    for (PlantedMessage planted : messages) {
      int[] points = planted.message().getText().codePoints().toArray();
      int last = 0;
      for (Span span : planted.spans()) {
        assertThat(span.start()).isGreaterThanOrEqualTo(last);
        assertThat(new String(points, span.start(), span.end() - span.start()))
            .isEqualTo(span.text());
        last = span.end();
      }
    }
  }

  @Test
  void plantsEveryKindOfEntity() {
    // When
    Set<String> types =
        messages().stream()
            .flatMap(m -> m.spans().stream())
            .map(Span::type)
            .collect(Collectors.toSet());
    // Then
    assertThat(types)
        .contains(
            "PERSON",
            "USERNAME",
            "EMAIL_ADDRESS",
            "PHONE_NUMBER",
            "STREET_ADDRESS",
            "URL",
            "IP_ADDRESS",
            "MAC_ADDRESS",
            "CREDIT_CARD",
            "IBAN_CODE",
            "US_SSN",
            "EMPLOYEE_ID",
            "DATE_OF_BIRTH",
            "PASSWORD",
            "API_KEY",
            "JWT",
            "SALARY",
            "MEDICAL");
  }

  @Test
  void plantedIbansHoldTheirChecksum() {
    // Given
    List<String> ibans =
        messages().stream()
            .flatMap(m -> m.spans().stream())
            .filter(s -> s.type().equals("IBAN_CODE"))
            .map(s -> s.text().replace(" ", ""))
            .toList();
    // When / Then
    assertThat(ibans)
        .isNotEmpty()
        .allSatisfy(
            iban ->
                assertThat(
                        new BigInteger(iban.substring(4) + "1314" + iban.substring(2, 4))
                            .mod(BigInteger.valueOf(97)))
                    .isEqualTo(BigInteger.ONE));
  }

  @Test
  void tenantsShareNamesButNotIds() {
    // Given
    List<Person> people = new SampleCompany(SETTINGS).people();
    // When
    Set<String> mainNames = names(people, SampleRoster.MAIN_TENANT);
    Set<String> smallNames = names(people, SampleRoster.SMALL_TENANT);
    Set<String> ids = people.stream().map(Person::getPersonId).collect(Collectors.toSet());
    // Then
    assertThat(mainNames).containsAnyElementsOf(smallNames);
    assertThat(ids).hasSameSizeAs(people);
  }

  @Test
  void managersAreColleaguesHiredEarlier() {
    // Given
    Set<String> seen = new HashSet<>();
    // When / Then
    for (Person person : new SampleCompany(SETTINGS).people()) {
      if (person.getManagerId() != null) {
        assertThat(seen).contains(person.getTenantId() + person.getManagerId());
      }
      seen.add(person.getTenantId() + person.getPersonId());
    }
  }

  private static Set<String> names(List<Person> people, String tenant) {
    return people.stream()
        .filter(p -> p.getTenantId().equals(tenant))
        .map(Person::getGivenName)
        .collect(Collectors.toSet());
  }

  private static List<PlantedMessage> messages() {
    List<PlantedMessage> messages = new ArrayList<>();
    new SampleCompany(SETTINGS).forEachMessage(messages::add);
    return messages;
  }
}
