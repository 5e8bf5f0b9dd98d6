package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.udfs.anonymise.detect.Participants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every written form of a person has that person's one identity. */
class WrittenFormsTest {
  private static final Person MAEVE =
      person("w1", "Siobhan Maeve", "O'Hanlon-Keogh", "Shiv", "sohanlon", "siobhan@halden.test");
  private static final Person JOSE =
      person("w2", "María Jesús", "Quintana Arrieta", "Chus", "mjq", "chus@halden.test");
  private static final Person TATYANA =
      person("w3", "Татьяна", "Лаврентьева", "Таня", "tlavr", "t.lavr@halden.test");
  private static final Person DMITRI =
      person("w4", "Дмитрий", "Чайковский", "Дима", "dchai", "d.chai@halden.test");
  private static final Person WEI =
      person("w5", "伟强", "陈", "", "wqchen", "weiqiang.chen@halden.test");
  private static final Person GUNTRAM =
      person("w6", "Guntram", "Blöchlinger", "", "gbl", "guntram.b@halden.test");

  private final Anonymiser anonymiser =
      new Anonymiser(
          AnonymisePolicy.shipped(),
          Fixtures.KEYS,
          RosterIndexes.of(Roster.of(List.of(MAEVE, JOSE, TATYANA, DMITRI, WEI, GUNTRAM))));

  @ParameterizedTest
  @CsvSource({
    "Siobhan O'Hanlon-Keogh, GIVEN FAMILY",
    "Siobhan OHanlon-Keogh, GIVEN FAMILY",
    "Siobhan O'Hanlon, GIVEN FAMILY",
    "Siobhan Keogh, GIVEN FAMILY",
    "Siobhan Grace O'Hanlon-Keogh, GIVEN FAMILY",
    "Siobhan G. Keogh, GIVEN FAMILY",
    "Siobhán O'Hanlon-Keogh, GIVEN FAMILY",
    "Siobahn O'Hanlon-Keogh, GIVEN FAMILY",
    "Siobhan O'Hanlan, GIVEN FAMILY",
    "Shiv Keogh, GIVEN FAMILY",
    "Siobhan O., GIVEN F.",
    "S.O., G.F.",
    "S. Keogh, G. FAMILY",
    "Siooobhan, GIVEN",
    "Siobhan-san, GIVEN-san",
    "Keogh, FAMILY",
    "'O''Hanlon-Keogh, Siobhan', 'FAMILY, GIVEN'",
  })
  void keepsTheIdentityOfALatinName(String written, String surrogate) {
    assertForm("I told %s about it.", MAEVE, written, surrogate);
  }

  @ParameterizedTest
  @CsvSource({
    "María Jesús Quintana Arrieta, GIVEN FAMILY",
    "Maria Jesus Quintana, GIVEN FAMILY",
    "María Quintana, GIVEN FAMILY",
    "Mª Jesús Quintana, GIVEN FAMILY",
    "Mª Jesús, GIVEN",
    "M. Jesús Quintana, GIVEN FAMILY",
    "Chus, GIVEN",
  })
  void keepsTheIdentityOfADoubleName(String written, String surrogate) {
    assertForm("Hablé con %s ayer.", JOSE, written, surrogate);
  }

  @ParameterizedTest
  @CsvSource({
    "Татьяна Лаврентьева, GIVEN FAMILY",
    "Татьяне Лаврентьевой, GIVEN FAMILY",
    "Татьяну Лаврентьеву, GIVEN FAMILY",
    "Татьяны Лаврентьевой, GIVEN FAMILY",
    "Тане, GIVEN",
    "Таней, GIVEN",
    "Tatyana Lavrentyeva, GIVEN FAMILY",
    "Tatiana Lavrenteva, GIVEN FAMILY",
    "Lavrenteva, FAMILY",
  })
  void keepsTheIdentityOfARussianWoman(String written, String surrogate) {
    assertForm("Это %s вчера.", TATYANA, written, surrogate);
  }

  @ParameterizedTest
  @CsvSource({
    "Дмитрия Чайковского, GIVEN FAMILY",
    "Дмитрию Чайковскому, GIVEN FAMILY",
    "Диме, GIVEN",
    "Dmitry Chaykovsky, GIVEN FAMILY",
    "Dmitrii Chaikovskii, GIVEN FAMILY",
  })
  void keepsTheIdentityOfARussianMan(String written, String surrogate) {
    assertForm("Это %s вчера.", DMITRI, written, surrogate);
  }

  @ParameterizedTest
  @CsvSource({
    "陈伟强, FAMILYGIVEN",
    "伟强, GIVEN",
    "Weiqiang Chen, GIVEN FAMILY",
    "Chen Wei Qiang, FAMILY GIVEN",
  })
  void keepsTheIdentityOfAChineseName(String written, String surrogate) {
    assertForm("Ask %s.", WEI, written, surrogate);
  }

  @Test
  void keepsScriptAndUsualGenderOfAName() {
    assertThat(anonymised("Дмитрий Чайковский")).matches("\\p{IsCyrillic}+ \\p{IsCyrillic}+");
    assertThat(anonymised("Татьяна Лаврентьева")).matches("\\p{IsCyrillic}+ \\p{IsCyrillic}+а");
    assertThat(anonymised("陈伟强")).matches("\\p{IsHan}{2,4}");
    assertThat(anonymised("Tatyana Lavrentyeva")).matches("[A-Z][a-z]+ [A-Z][a-z]+a");
  }

  @Test
  void givesTwoPeopleOfATextTwoGivenNames() {
    List<Person> crowd = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      String given = "Oru" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "mek";
      crowd.add(Fixtures.person("c" + i, given, "Vendlo"));
      text.append(given).append(" Vendlo, ");
    }
    Anonymiser many = Fixtures.anonymiser(Operator.SURROGATE, crowd.toArray(new Person[0]));

    String out =
        many.anonymise(
                Fixtures.TENANT,
                text.toString(),
                Format.PLAIN,
                new Participants("nobody", List.of()))
            .text();

    assertThat(Arrays.stream(out.split(", ")).map(name -> name.split(" ")[0]))
        .hasSize(120)
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsTheGenitiveOfAName() {
    assertForm("Das ist %s Idee.", GUNTRAM, "Guntrams", "GIVENs");
    assertForm("Das ist %s Idee.", GUNTRAM, "Bloechlingers", "FAMILYs");
  }

  @Test
  void knowsAHandleAtTheCompanysDomain() {
    String address = anonymised("siobhan@halden.test");

    assertThat(anonymised("sohanlon@halden.test")).isEqualTo(address);
    assertThat(anonymised("sohanlon@elsewhere.test")).isNotEqualTo(address);
  }

  @Test
  void knowsAMentionByItsLabelAndALinkByItsName() {
    String handle = anonymised("@sohanlon").substring(1);

    assertThat(anonymised("<@U024BE7LH|sohanlon>")).isEqualTo("<@" + handle + ">");
    assertThat(anonymised("see linkedin.com/in/siobhan-keogh"))
        .isEqualTo("see https://example.com/" + handle);
  }

  @ParameterizedTest
  @CsvSource({
    "The U.S. is far",
    "No S.O.S. was sent",
  })
  void leavesOtherAbbreviationsAlone(String text) {
    String given = givenName(MAEVE);

    assertThat(anonymised(text)).doesNotContain(given);
  }

  @Test
  void doesNotJoinTwoSentences() {
    assertThat(anonymised("I saw Siobhan. Keogh was there."))
        .isEqualTo("I saw %s. %s was there.", givenName(MAEVE), familyName(MAEVE));
  }

  private void assertForm(String sentence, Person person, String written, String surrogate) {
    boolean latin = written.codePoints().allMatch(point -> point < 0x250);
    String given = latin ? latinPart(person, 0) : givenName(person);
    String family = latin ? latinPart(person, 1) : familyName(person);
    String expected =
        surrogate
            .replace("GIVEN", given)
            .replace("FAMILY", family)
            .replaceFirst("^G\\.", given.charAt(0) + ".")
            .replaceFirst("F\\.$", family.charAt(0) + ".");

    assertThat(anonymised(String.format(sentence, written)))
        .isEqualTo(String.format(sentence, expected).replace("..", "."));
  }

  private String givenName(Person person) {
    return anonymised(person.getGivenName());
  }

  private String familyName(Person person) {
    return anonymised(person.getFamilyName());
  }

  /** Given or family name of the e-mail address, which is always Latin. */
  private String latinPart(Person person, int part) {
    String name = anonymised(person.getEmails().get(0)).split("\\.")[part];
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private String anonymised(String text) {
    return anonymiser
        .anonymise(Fixtures.TENANT, text, Format.PLAIN, new Participants("nobody", List.of()))
        .text();
  }

  private static Person person(
      String id, String given, String family, String nickname, String handle, String email) {
    return Person.newBuilder()
        .setTenantId(Fixtures.TENANT)
        .setPersonId(id)
        .setGivenName(given)
        .setFamilyName(family)
        .setNicknames(nickname.isEmpty() ? List.of() : List.of(nickname))
        .setHandles(List.of(handle))
        .setEmails(List.of(email))
        .build();
  }
}
