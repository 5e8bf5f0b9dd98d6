package com.thriviohr.udfs.anonymise;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds phone numbers as people write them.
 *
 * @see <a href="https://github.com/google/libphonenumber">libphonenumber</a>
 */
final class PhoneDetector implements Detector {
  private static final int LEAST_DIGITS = 7;
  private static final long MOST_TRIES = 1_000;

  private final List<String> regions;

  /**
   * @param regions ISO 3166 regions whose national numbers count, besides all international ones
   */
  PhoneDetector(List<String> regions) {
    this.regions = List.copyOf(regions);
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (digits(input.text()) < LEAST_DIGITS) {
      return;
    }
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    for (String region : regions) {
      Iterable<PhoneNumberMatch> matches =
          phones.findNumbers(input.text(), region, Leniency.VALID, MOST_TRIES);
      for (PhoneNumberMatch match : matches) {
        found.accept(
            Entity.value(match.start(), match.end(), EntityType.PHONE_NUMBER, Strength.STRUCTURED));
      }
    }
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < LEAST_DIGITS; i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits;
  }
}
