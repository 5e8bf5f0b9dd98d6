package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.detect.PostalPart.Kind;
import com.thriviohr.udfs.anonymise.detect.StreetText.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands behind a street: unit, town, region, country and postcode, on one line or
 * several. A town on a line of its own counts only when something surer follows.
 */
final class PostalTail {
  private static final int MOST_PARTS = 7;
  private static final int MOST_WORDS = 5;

  private final DetectionInput input;
  private final StreetText text;
  private final List<PostalPart> parts = new ArrayList<>();
  private int sure;
  private int next;

  private PostalTail(DetectionInput input, StreetText text, int last) {
    this.input = input;
    this.text = text;
    this.next = last + 1;
  }

  /** The parts behind a token. */
  static List<PostalPart> behind(DetectionInput input, StreetText text, int last) {
    PostalTail tail = new PostalTail(input, text, last);
    while (tail.parts.size() < MOST_PARTS && tail.next < text.count() && tail.take()) {}
    return tail.parts.subList(0, tail.sure);
  }

  private boolean take() {
    Gap gap = text.gap(next);
    if (gap == Gap.BREAK || (has(Kind.COUNTRY) && has(Kind.POSTCODE))) {
      return false;
    }
    if (text.isUnit(next)) {
      return !has(Kind.TOWN) && add(Kind.UNIT, next + 1, true);
    }
    if (text.floorEnd(next) > 0 && !has(Kind.TOWN)) {
      return add(Kind.UNIT, text.floorEnd(next), true);
    }
    int country = has(Kind.COUNTRY) || (gap == Gap.NEAR && parts.isEmpty()) ? 0 : country(next);
    if (country > 0) {
      return add(Kind.COUNTRY, next + country - 1, true);
    }
    if (text.isPostcode(next)) {
      boolean placed = has(Kind.TOWN) || has(Kind.COUNTRY) || gap != Gap.NEAR;
      return placed && !has(Kind.POSTCODE) && add(Kind.POSTCODE, text.postcodeEnd(next), true);
    }
    if (has(Kind.COUNTRY)) {
      return false;
    }
    return isRegion(next, gap) ? region(gap) : town(gap);
  }

  private boolean has(Kind kind) {
    for (PostalPart part : parts) {
      if (part.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private boolean isLast(Kind kind) {
    return !parts.isEmpty() && parts.get(parts.size() - 1).kind() == kind;
  }

  private boolean add(Kind kind, int last, boolean certain) {
    parts.add(new PostalPart(kind, next, last));
    next = last + 1;
    sure = certain ? parts.size() : sure;
    return true;
  }

  private int country(int token) {
    boolean written = text.isUpper(token) || text.isWithoutCapitals();
    return written ? Countries.length(input, token) : 0;
  }

  /** Two or three letters behind a town; any such word on a line that begins with a comma. */
  private boolean isRegion(int token, Gap gap) {
    int length = input.tokens().end(token) - input.tokens().start(token);
    return isLast(Kind.TOWN)
        && length > 1
        && length <= 3
        && (text.isRegion(token) || gap != Gap.NEAR);
  }

  private boolean region(Gap gap) {
    boolean placed = text.isPostcode(next + 1) || gap != Gap.LINE;
    return add(Kind.REGION, next, placed);
  }

  private boolean town(Gap gap) {
    boolean placed = gap != Gap.NEAR || isLast(Kind.UNIT) || isLast(Kind.POSTCODE);
    int end = placed ? townEnd() : next;
    if (end == next || !(isWhole(end) || gap == Gap.NEAR)) {
      return false;
    }
    return add(Kind.TOWN, end - 1, gap != Gap.LINE);
  }

  /** Token behind the words of a town. */
  private int townEnd() {
    int t = next;
    while (t < Math.min(text.count(), next + MOST_WORDS) && (t == next || text.isNear(t))) {
      boolean other = t > next && (country(t) > 0 || isRegionBehind(t));
      boolean district = t > next && text.isNumber(t) && !text.isPostcode(t);
      if (other || !(text.isName(t) || district)) {
        break;
      }
      t++;
    }
    while (t > next && text.isLink(t - 1) && !text.isUpper(t - 1)) {
      t--;
    }
    return t;
  }

  private boolean isRegionBehind(int token) {
    return text.isRegion(token) && (text.isPostcode(token + 1) || !text.isNear(token + 1));
  }

  private boolean isWhole(int end) {
    return end >= text.count()
        || text.gap(end) != Gap.NEAR
        || text.isPostcode(end)
        || isRegionBehind(end)
        || country(end) > 0;
  }
}
