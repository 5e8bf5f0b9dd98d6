package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormDetectorsTest {
  private static final List<Detector> DETECTORS =
      List.of(
          new EmailDetector(),
          new UrlDetector(),
          new DomainDetector(),
          new IpAddressDetector(),
          new MacAddressDetector(),
          new PhoneDetector(),
          new UsernameDetector(),
          new CryptoDetector());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail a.b+c@mail.acme.test now|EMAIL_ADDRESS:a.b+c@mail.acme.test",
        "ada at example dot org|EMAIL_ADDRESS:ada at example dot org",
        "to ada(dot)byron(at)example.org|EMAIL_ADDRESS:ada(dot)byron(at)example.org",
        "to ada.byron [at] mail [dot] example [dot] org|EMAIL_ADDRESS:ada.byron [at] mail [dot] example [dot] org",
        "he is u/lostindata9 there|USERNAME:u/lostindata9",
        "on Discord: lozada#4821|USERNAME:lozada#4821",
        "on Skype live:ada.b|USERNAME:live:ada.b",
        "see https://u:p@x.test/a?q=1#f.|URL:https://u:p@x.test/a?q=1#f",
        "see www.acme.test, ok|URL:www.acme.test",
        "on intranet.acme.com today|DOMAIN_NAME:intranet.acme.com",
        "gateway 10.1.2.3:8080|IP_ADDRESS:10.1.2.3",
        "host 2001:db8:0:0:1:0:0:1 up|IP_ADDRESS:2001:db8:0:0:1:0:0:1",
        "host fe80::1ff:fe23:4567:890a up|IP_ADDRESS:fe80::1ff:fe23:4567:890a",
        "mac 00:1B:44:11:3A:B7 ok|MAC_ADDRESS:00:1B:44:11:3A:B7",
        "mac 00-1b-44-11-3a-b7 ok|MAC_ADDRESS:00-1b-44-11-3a-b7",
        "mac 001b.4411.3ab7 ok|MAC_ADDRESS:001b.4411.3ab7",
        "call +44 20 7946 0123 now|PHONE_NUMBER:+44 20 7946 0123",
        "call (212) 555-2368 ext. 12|PHONE_NUMBER:(212) 555-2368 ext. 12",
        "They're not answering at 785 8949|PHONE_NUMBER:785 8949",
        "083 445 2424 office|PHONE_NUMBER:083 445 2424",
        "phone:212-555-0143|PHONE_NUMBER:212-555-0143",
        "M:4155550134|PHONE_NUMBER:4155550134",
        "call 212\u2212555\u20130145 now|PHONE_NUMBER:212\u2212555\u20130145",
        "ping @ada.byron!|USERNAME:@ada.byron",
        "btc 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2|CRYPTO:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq|CRYPTO:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
      })
  void findsForms(String text, String expected) {
    // When
    var found = DETECTORS.stream().flatMap(d -> Found.by(d, text).stream()).toList();
    // Then
    assertThat(found).contains(expected);
  }

  @Test
  void findsPhoneNumbersOverALineEnd() {
    assertThat(Found.by(new PhoneDetector(), "call 212-\n555-0147 now"))
        .containsExactly("PHONE_NUMBER:212-\n555-0147");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "meet @ noon, @here",
        "look at (org) level, menu/item and issue#1234",
        "version 1.2.3 or 300.1.2.3",
        "section 1.2.3.4.5",
        "at 12:30:45 today",
        "done.it is fine",
        "read README.md and Main.java",
        "2026-11-23 and 12.11.2026",
        "16384 files and 1500000 rows",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",
        "std::vector and Foo::Bar"
      })
  void leavesNearMisses(String text) {
    // When
    var found = DETECTORS.stream().flatMap(d -> Found.by(d, text).stream()).toList();
    // Then
    assertThat(found).isEmpty();
  }
}
