package com.thriviohr.datasets.sample;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Personal values in their true shapes, none of them real: phone numbers from ranges kept for
 * fiction, test card ranges, checksums that hold, secrets put together at run time.
 */
final class PlantedValues {
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private PlantedValues() {}

  static String phone(SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0:
        return String.format("+1 212 555 01%02d", random.nextInt(100));
      case 1:
        return String.format("(415) 555-01%02d", random.nextInt(100));
      case 2:
        return String.format("+44 20 7946 0%03d", random.nextInt(1000));
      default:
        return String.format("+49 30 23125 %03d", random.nextInt(1000));
    }
  }

  static String card(SplittableRandom random) {
    String body = "411111" + digits(9, random);
    String number = body + luhnDigit(body);
    return random.nextBoolean() ? number : number.replaceAll("(.{4})(?=.)", "$1 ");
  }

  static String iban(SplittableRandom random) {
    String account = "37040044" + digits(10, random);
    BigInteger numeric = new BigInteger(account + "131400");
    int check = 98 - numeric.mod(BigInteger.valueOf(97)).intValue();
    String iban = String.format("DE%02d%s", check, account);
    return random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
  }

  static String ssn(SplittableRandom random) {
    return String.format(
        "%03d-%02d-%04d",
        100 + random.nextInt(500), 1 + random.nextInt(99), 1 + random.nextInt(9999));
  }

  static String ip(SplittableRandom random) {
    return "10."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(254));
  }

  static String mac(SplittableRandom random) {
    StringBuilder mac = new StringBuilder("02");
    for (int i = 0; i < 5; i++) {
      mac.append(String.format(":%02x", random.nextInt(256)));
    }
    return mac.toString();
  }

  static String awsKey(SplittableRandom random) {
    return "AK" + "IA" + letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, random);
  }

  static String slackToken(SplittableRandom random) {
    return "xo" + "xb-" + digits(11, random) + "-" + letters(ALPHANUMERIC, 24, random);
  }

  static String jwt(SplittableRandom random) {
    return "ey"
        + "JhbGciOiJIUzI1NiJ9."
        + "ey"
        + "J"
        + letters(ALPHANUMERIC, 30, random)
        + "."
        + letters(ALPHANUMERIC, 43, random);
  }

  static String password(SplittableRandom random) {
    return letters(ALPHANUMERIC, 9, random) + "!" + random.nextInt(100);
  }

  static String birthDate(SplittableRandom random) {
    return String.format(
        "%04d-%02d-%02d",
        1960 + random.nextInt(45), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  static String salary(SplittableRandom random) {
    return (40 + random.nextInt(90)) + ",000 EUR";
  }

  private static String digits(int count, SplittableRandom random) {
    return letters("0123456789", count, random);
  }

  private static String letters(String alphabet, int count, SplittableRandom random) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static int luhnDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }
}
