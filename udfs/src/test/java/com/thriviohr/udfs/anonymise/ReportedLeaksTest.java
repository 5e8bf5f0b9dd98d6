package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of leaks that users of anonymisers reported, each in a few shapes of its own. */
class ReportedLeaksTest {
  private final Anonymiser tagging = Fixtures.anonymiser(Operator.TAG);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // numbers right behind a label
        "ring me, tel:415-555-0132 is best|415|PHONE_NUMBER",
        "Ops lead, P:415-555-0132, Berlin|415|PHONE_NUMBER",
        "fax#415-555-0132 still works|415|PHONE_NUMBER",
        "Mein Handy: 415-555-0132, danke|415|PHONE_NUMBER",
        // other dashes, and line ends inside
        "SSN 536\u201122\u20118145 on file|8145|US_SSN",
        "SSN 536\u221222\u22128145 on file|8145|US_SSN",
        "SSN 536-\\n22-8145 on file|8145|US_SSN",
        "call 415\u2012555\u20120132 now|0132|PHONE_NUMBER",
        "card 4539\u20145787\u20146362\u20141486 please|1486|CREDIT_CARD",
        "mail any\u2010thing@quarrel.example please|thing|EMAIL_ADDRESS",
        // numbers glued together
        "cell: 536-22-8145536-22-8146536-22-8147 end|8146|US_SSN",
        "IBAN DE89.3704.0044.0532.0130.00 please|3704|IBAN_CODE",
        "our card number 9990 0012 3456 7890 expires|7890|CREDIT_CARD",
        "dob:4/12/1984 as told|1984|DATE_OF_BIRTH",
        // passwords told
        "the password of the printer is Qu4rrel!x, keep it|Qu4rrel|PASSWORD",
        "Kennwort: Herbstlaub2031 bitte merken|Herbstlaub|PASSWORD",
        "mot de passe : Canard#4412 pour le wiki|Canard|PASSWORD",
        "la contraseña es Gato4412! para todos|Gato4412|PASSWORD",
        "\u5bc6\u7801: Mao4412xy ok|Mao4412|PASSWORD",
        "curl --user bot:Qu4rrel!x https://x.example|Qu4rrel|PASSWORD",
        "run tool --password Qu4rrel!x now|Qu4rrel|PASSWORD",
        "log in with pwd Qu4rrelx! please|Qu4rrelx|PASSWORD",
        "the password is brave-quarrel-lamp|quarrel|PASSWORD",
        "my PIN 4821 works|4821|PASSWORD",
        "mysql -h db -uroot -pQu4rrel77 shop|Qu4rrel|PASSWORD",
        "CREATE USER x IDENTIFIED BY 'Qu4rrel!x'|Qu4rrel|PASSWORD",
        "Authorization: Basic dXNlcjpRdTRycmVsIXg=|dXNlcjp|PASSWORD",
        "set MYSQL_PASSWORD Qu4rrel77x first|Qu4rrel|PASSWORD",
        // keys
        "\"refreshToken\": \"9f8a7Kq2LmZx\" in json|9f8a7|API_KEY",
        "x-api-key: 9f8a7Kq2LmZx here|9f8a7|API_KEY",
        "token=KqZrTwLmVpXdBnHsYjFgCeAo set|KqZrTw|API_KEY",
        "key AKIAIOSFODNN7EXAMPLE leaked|IOSFODNN|AWS_KEY",
        "go to https://${user}:${pass}@host/path now|{user}|URL",
        "Unit 7, 90 Mill Lane is ours|90 Mill|STREET_ADDRESS"
      })
  void replacesWhole(String text, String secret, String type) {
    // When
    String out = anonymised(tagging, text.replace("\\n", "\n"), Format.PLAIN);
    // Then
    assertThat(out).contains("[" + type + "]").doesNotContain(secret);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the audit runs 04.06.2027-07.06.2027 in full|PHONE_NUMBER",
        "the ASIAANDPACIFICREGION tab is empty|AWS_KEY",
        "token=MyApplicationTokenProviderFactory is a class|API_KEY",
        "the password is wrong again|PASSWORD",
        "password for v2.1 is required|PASSWORD",
        "the PIN is on the board|PASSWORD",
        "the password is required for that|PASSWORD",
        "use Basic English2020 for the course|PASSWORD",
        "version 2.10.4:8 is out at 10:30|PHONE_NUMBER",
        "see section 3-2-7-2-4 of the paper|US_SSN"
      })
  void leavesWhatOnlyLooksSo(String text, String type) {
    // When / Then
    assertThat(anonymised(tagging, text, Format.PLAIN)).doesNotContain(type);
  }

  @ParameterizedTest
  @CsvSource({"h4", "h6", "dt", "dd", "pre", "section", "figcaption", "summary", "header", "nav"})
  void everyBlockElementPartsWords(String element) {
    // Given
    String html = "<x>Owner</x>Zelda Quarrington<x>Backup</x>".replace("x>", element + ">");
    // When
    String out = anonymised(tagging, html, Format.HTML);
    // Then
    assertThat(out.lines().map(String::strip)).containsSequence("Owner").contains("Backup");
    assertThat(out).doesNotContain("OwnerZ");
  }

  @ParameterizedTest
  @CsvSource({
    "see linkedin.com/in/zelda-quarrington-42 for her career, zelda",
    "github.com/zquarrington/notes has it, zquarrington",
    "join https://acme.zoom.us/j/81234567890?pwd=abc, 81234567890",
    "Meeting ID: 812 3456 7890 and that is all, 7890",
    "Ana is pregnant and tells the team on Friday, pregnant",
    "he came out as gay last week, gay",
    "Meeting ID 912 3456 7890 passcode 482913 for all, 482913",
    "zoom.us/j/91234567890 starts now, 91234567890",
    "bot 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1 is up, AAHdqT",
    "she is a shop steward, steward",
  })
  void linksAndMattersOfPrivateLifeAreReplaced(String text, String secret) {
    assertThat(anonymised(tagging, text, Format.PLAIN)).doesNotContain(secret);
  }

  @Test
  void strangerWithTheGivenNameOfAColleagueIsOnePerson() {
    // Given
    Anonymiser surrogate =
        Fixtures.anonymiser(Operator.SURROGATE, Fixtures.person("P9", "Jürgen", "Brandt"));
    // When
    String out = anonymised(surrogate, "Yesterday Jürgen Müller called us again.", Format.PLAIN);
    // Then
    assertThat(out).matches("Yesterday \\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+ called us again\\.");
  }

  private static List<String> namesOfThePool() {
    String file = "/com/thriviohr/udfs/anonymise/surrogate-names.yaml";
    YamlMapping latin =
        YamlMapping.parse(ResourceText.read(Anonymiser.class, file), file)
            .mappings("scripts")
            .get(0);
    return List.of(
        (latin.text("female") + " " + latin.text("male") + " " + latin.text("any")).split(" "));
  }

  @Test
  void strangersWhoBearNamesOfThePoolsAreReplaced() {
    // Given
    Anonymiser surrogate = Fixtures.anonymiser(Operator.SURROGATE);
    List<String> spared = new ArrayList<>();
    for (String name : namesOfThePool()) {
      String text = "Yesterday " + name + " Quarrington from the client called again.";
      // When
      String out = anonymised(surrogate, text, Format.PLAIN);
      // Then
      if (out.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT) + " ")
          && !anonymised(tagging, text, Format.PLAIN).contains(name)) {
        spared.add(name);
      }
    }
    assertThat(spared).isEmpty();
  }

  private static String anonymised(Anonymiser anonymiser, String text, Format format) {
    return anonymiser.anonymise(Fixtures.message(text, format)).message().orElseThrow().getText();
  }
}
