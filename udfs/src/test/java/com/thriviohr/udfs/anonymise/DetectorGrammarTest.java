package com.thriviohr.udfs.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Format;
import com.thriviohr.udfs.anonymise.detect.Participants;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Each detector against texts of its own grammar: what it is for, in every place and company. */
class DetectorGrammarTest {
  private static final List<String> BEFORE =
      List.of("", "call me: ", "(", "see ", "Note – ", "a) ", "ok,\n", "\"", "> ", "* ", "— ");
  private static final List<String> BEHIND =
      List.of("", ".", ", please", ")", "\n-- \nbye", "!", " and so on", "\"", " ✓", "; next");

  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Anonymiser tagging = Fixtures.anonymiser(Operator.TAG);

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsCards(@ForAll("cards") String card, @ForAll("places") Place place) {
    assertGone(place, card);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsIbans(@ForAll("ibans") String iban, @ForAll("places") Place place) {
    assertGone(place, iban);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsAddressesOfTheNet(
      @ForAll("netAddresses") String address, @ForAll("places") Place place) {
    assertGone(place, address);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsEmailAddresses(@ForAll("emails") String email, @ForAll("places") Place place) {
    assertGone(place, email);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsSecurityNumbers(
      @ForAll("securityNumbers") String number, @ForAll("places") Place place) {
    assertGone(place, number);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsPostalAddresses(@ForAll("streets") String street, @ForAll("places") Place place) {
    assertGone(place, street);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsPhoneNumbers(@ForAll("phones") String phone, @ForAll("places") Place place) {
    assertGone(place, phone);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsTokens(@ForAll("tokens") String token, @ForAll("places") Place place) {
    assertGone(place, token);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void noSequenceOfValuesFailsADetector(@ForAll("sequences") String text, @ForAll Format format) {
    assertThat(tagging.anonymise(Fixtures.message(text, format)).reason()).isEmpty();
  }

  private void assertGone(Place place, String value) {
    String text =
        tagging
            .anonymise(
                Fixtures.TENANT,
                place.before + value + place.behind,
                Format.PLAIN,
                new Participants("nobody", List.of()))
            .text();

    assertThat(text).startsWith(place.before).endsWith(place.behind);
    assertThat(text.substring(place.before.length(), text.length() - place.behind.length()))
        .matches("\\[[A-Z_]+](?: ?(?:, |\\n| )\\[[A-Z_]+])*");
  }

  @Provide
  Arbitrary<Place> places() {
    return Combinators.combine(Arbitraries.of(BEFORE), Arbitraries.of(BEHIND)).as(Place::new);
  }

  @Provide
  Arbitrary<String> cards() {
    Arbitrary<String> issuers =
        Arbitraries.of("4", "51", "5425", "2221", "34", "37", "6011", "3528");
    Arbitrary<String> body = digits(14);
    Arbitrary<String> gaps = Arbitraries.of("", " ", "-");
    return Combinators.combine(issuers, body, gaps)
        .as(
            (issuer, rest, gap) -> {
              int length = issuer.startsWith("3") && !issuer.startsWith("35") ? 15 : 16;
              String number = withLuhn((issuer + rest).substring(0, length - 1));
              return number.replaceAll("(.{4})(?=.)", "$1" + gap);
            });
  }

  @Provide
  Arbitrary<String> ibans() {
    Map<String, Integer> digitsByCountry = Map.of("DE", 18, "AT", 16, "ES", 20, "BE", 12, "PT", 21);
    return Combinators.combine(
            Arbitraries.of(digitsByCountry.keySet()), digits(21), Arbitraries.of("", " "))
        .as(
            (country, digits, gap) -> {
              String account = digits.substring(0, digitsByCountry.get(country));
              return withCheckDigits(country, account).replaceAll("(.{4})(?=.)", "$1" + gap);
            });
  }

  @Provide
  Arbitrary<String> netAddresses() {
    Arbitrary<Integer> unit = Arbitraries.integers().between(1, 254);
    Arbitrary<String> quads =
        unit.list().ofSize(4).map(q -> q.get(0) + "." + q.get(1) + "." + q.get(2) + "." + q.get(3));
    Arbitrary<String> hex = Arbitraries.strings().withChars("0123456789abcdef").ofLength(2);
    Arbitrary<String> macs =
        Combinators.combine(hex.list().ofSize(6), Arbitraries.of(":", "-"))
            .as((pairs, mark) -> String.join(mark, pairs));
    Arbitrary<String> urls =
        Combinators.combine(Arbitraries.of("https", "ftp", "postgres"), word(3, 9), word(1, 8))
            .as((scheme, host, path) -> scheme + "://" + host + ".example.org/" + path + "?q=1");
    return Arbitraries.oneOf(quads, macs, urls);
  }

  @Provide
  Arbitrary<String> emails() {
    return Combinators.combine(
            word(1, 8),
            Arbitraries.of("", ".", "_", "+", "-"),
            word(1, 8),
            Arbitraries.of("@", "@mail."),
            Arbitraries.of("halden.test", "example.co.uk", "uni-halden.edu"))
        .as((given, mark, family, at, domain) -> given + mark + family + at + domain);
  }

  @Provide
  Arbitrary<String> securityNumbers() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 665),
            Arbitraries.integers().between(1, 99),
            Arbitraries.integers().between(1, 9999))
        .as(
            (area, group, serial) ->
                String.format(Locale.ROOT, "%03d-%02d-%04d", area, group, serial));
  }

  @Provide
  Arbitrary<String> streets() {
    Arbitrary<String> number = Arbitraries.integers().between(1, 999).map(String::valueOf);
    Arbitrary<String> name =
        Arbitraries.of("Elm", "Harbour", "Lindgren", "Vasco da Gama", "Miller");
    Arbitrary<String> english =
        Combinators.combine(
                number,
                name,
                Arbitraries.of("Street", "Road", "Avenue"),
                Arbitraries.of("", ", Apt 4B"))
            .as((n, s, type, unit) -> n + " " + s + " " + type + unit);
    Arbitrary<String> southern =
        Combinators.combine(
                Arbitraries.of("Calle", "Rua", "Via"),
                name,
                number,
                Arbitraries.of("", ", 3º B", ", 2º izq", ", piso 3"),
                Arbitraries.of("", ", 28013 Madrid"))
            .as((type, s, n, floor, town) -> type + " " + s + " " + n + floor + town);
    Arbitrary<String> german =
        Combinators.combine(Arbitraries.of("Linden", "Bahnhof", "Gartner"), number)
            .as((s, n) -> s + "straße " + n + ", 10969 Berlin");
    return Arbitraries.oneOf(english, southern, german);
  }

  @Provide
  Arbitrary<String> phones() {
    Arbitrary<String> american =
        Combinators.combine(
                Arbitraries.of("212", "415", "312"), digits(4), Arbitraries.of("-", ".", " "))
            .as((area, line, mark) -> "+1 " + area + mark + "555" + mark + line);
    Arbitrary<String> german = digits(7).map(line -> "+49 171 " + line);
    Arbitrary<String> british = digits(4).map(line -> "+44 20 7946 " + line);
    return Arbitraries.oneOf(american, german, british);
  }

  @Provide
  Arbitrary<String> tokens() {
    return Combinators.combine(
            Arbitraries.of("ghp_", "glpat-", "npm_"), Arbitraries.longs().withoutEdgeCases())
        .as((prefix, seed) -> prefix + random(seed, prefix.equals("glpat-") ? 20 : 36));
  }

  @Provide
  Arbitrary<String> sequences() {
    Arbitrary<String> value =
        Arbitraries.oneOf(
            cards(),
            ibans(),
            netAddresses(),
            emails(),
            securityNumbers(),
            streets(),
            phones(),
            tokens());
    Arbitrary<String> glue =
        Arbitraries.of("", " ", ", ", "\n", ".", "-", "/", ":", " and ", "@", "<b>");
    return Combinators.combine(value, glue)
        .as(String::concat)
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static String random(long seed, int length) {
    Random random = new Random(seed);
    StringBuilder units = new StringBuilder();
    for (int i = 0; i < length; i++) {
      units.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
    }
    return units.toString();
  }

  private static Arbitrary<String> digits(int count) {
    return Arbitraries.strings().numeric().ofLength(count);
  }

  private static Arbitrary<String> word(int shortest, int longest) {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(shortest).ofMaxLength(longest);
  }

  private static String withLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static String withCheckDigits(String country, String account) {
    String letters =
        String.valueOf(country.charAt(0) - 'A' + 10) + (country.charAt(1) - 'A' + 10) + "00";
    int rest = new BigInteger(account + letters).mod(BigInteger.valueOf(97)).intValue();
    return country + String.format(Locale.ROOT, "%02d", 98 - rest) + account;
  }

  /** What stands before and behind a value. */
  static final class Place {
    private final String before;
    private final String behind;

    Place(String before, String behind) {
      this.before = before;
      this.behind = behind;
    }

    @Override
    public String toString() {
      return before + "…" + behind;
    }
  }
}
