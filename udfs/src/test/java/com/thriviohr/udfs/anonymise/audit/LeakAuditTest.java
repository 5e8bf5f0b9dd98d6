package com.thriviohr.udfs.anonymise.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakAuditTest {
  private static final int LEAKS_PER_KIND = 100;
  private static final List<Function<Person, String>> KINDS =
      List.of(
          person -> person.getGivenName() + " " + person.getFamilyName(),
          person -> person.getFamilyName() + ", " + person.getGivenName(),
          person -> (person.getGivenName() + " " + person.getFamilyName()).toUpperCase(Locale.ROOT),
          person -> person.getGivenName() + "\u200b-" + person.getFamilyName(),
          person -> "Owner" + person.getFamilyName(),
          person -> person.getFamilyName() + "Backup",
          person -> person.getEmails().get(0),
          person -> "@" + person.getHandles().get(0),
          person -> person.getPhone().replace("-", " "),
          person -> person.getPhone().replace("-", ".").replace(" ", ""));

  private final List<Person> people =
      new SampleCompany(new SampleSettings(7, 400, 10, LocalDate.of(2026, 11, 22))).people();
  private final LeakAudit audit = new LeakAudit(people);

  @Test
  void catchesAThousandPlantedLeaks() {
    // Given
    List<Person> known = new ArrayList<>();
    people.stream().filter(LeakAuditTest::isWhole).forEach(known::add);
    Random random = new Random(11);
    List<String> missed = new ArrayList<>();
    int planted = 0;
    for (Function<Person, String> kind : KINDS) {
      for (int i = 0; i < LEAKS_PER_KIND; i++) {
        // When
        String leak = kind.apply(known.get(random.nextInt(known.size())));
        planted++;
        if (audit.leaks("the plan of " + leak + " was sent on Friday").isEmpty()) {
          missed.add(leak);
        }
      }
    }
    // Then
    assertThat(planted).isEqualTo(1_000);
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the plan was sent on Friday, thanks to everybody who stayed late",
        "see https://example.com/ or write to somebody@example.com",
        "[PERSON] and [EMAIL_ADDRESS] meet at 10:30 in room 4711",
        "renamed the stakeholders' worksheet to quarterlyforecast",
      })
  void leavesCleanTextAlone(String text) {
    assertThat(audit.leaks(text)).isEmpty();
  }

  /** Nobody whose names are ordinary words, or shorter than four letters. */
  private static boolean isWhole(Person person) {
    return person.getPhone() != null
        && !person.getEmails().isEmpty()
        && !person.getHandles().isEmpty()
        && isRare(person.getGivenName())
        && isRare(person.getFamilyName());
  }

  private static boolean isRare(String name) {
    String folded = FoldedWords.fold(name);
    return FoldedWords.words(folded).size() == 1
        && folded.length() > 3
        && !WordList.isOrdinary(folded);
  }
}
