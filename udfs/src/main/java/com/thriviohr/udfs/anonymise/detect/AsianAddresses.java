package com.thriviohr.udfs.anonymise.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Consumer;

/**
 * Postal addresses of India, Japan and China, which go by house, block and district: "H.No. 45, 2nd
 * Floor, Lajpat Nagar, New Delhi 110024", "1-2-3 Shibuya, Shibuya-ku, Tokyo", "北京市朝阳区建国路88号".
 */
final class AsianAddresses {
  private static final String PART = ",\\s*[^,;\\n]{2,40}";

  private static final Pattern INDIAN =
      Pattern.compile(
          "(?i:\\b(?:house|flat|plot|door|shop|h|d)\\.?\\s*no\\b\\.?:?)\\s*[0-9][0-9A-Za-z/-]{0,8}"
              + "(?:(?:"
              + PART
              + "){1,6}?[\\s-]{1,3}[1-9][0-9]{2} ?[0-9]{3}\\b|(?:,\\s*[0-9A-Z][^,;.\\n]{1,40}){0,3})");

  private static final Pattern JAPANESE =
      Pattern.compile(
          "\\b(?:[0-9]{1,2}-chome-)?[0-9]{1,3}(?:-[0-9]{1,4}){1,2},? [A-Z][A-Za-z-]+"
              + "(?:, [A-Z][A-Za-z-]+(?: [A-Z][a-z]+)?){1,4}(?:,? [0-9]{3}-[0-9]{4}\\b)?");

  private static final Pattern IDEOGRAPHIC =
      Pattern.compile(
          "(?:〒 ?)?(?:[0-9]{3}-[0-9]{4} ?)?\\p{Han}{2,8}[都道府県省市区县]"
              + "[\\p{Han}\\p{Hiragana}\\p{Katakana}ー]{1,24}"
              + "[0-9]{1,4}(?:[-丁目番地号號弄室楼栋之の]+[0-9]{0,4}){0,6}");

  private static final Keywords NUMBER = new Keywords("no");
  private static final List<String> JAPANESE_MARKS =
      List.of("-ku", "-shi", "-chome", "-machi", "-cho", "-gun", "Tokyo", "Osaka", "Kyoto");

  private AsianAddresses() {}

  static void find(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    if (input.digits() == 0) {
      return;
    }
    if (input.hasIdeographs()) {
      report(IDEOGRAPHIC.matcher(text), found);
    }
    if (input.count('-') > 1 && input.containsAny(JAPANESE_MARKS)) {
      report(JAPANESE.matcher(text), found);
    }
    if (NUMBER.mayOccur(input)) {
      report(INDIAN.matcher(text), found);
    }
  }

  private static void report(Matcher address, Consumer<Entity> found) {
    while (address.find()) {
      found.accept(
          new Entity(
              address.start(),
              address.end(),
              EntityTypes.STREET_ADDRESS,
              StreetDetector.NAME,
              Confidence.CONTEXT));
    }
  }
}
