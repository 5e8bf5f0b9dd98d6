package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the two names of one person in the order of lists: "Smith, John". A family name that is no
 * usual given name, a comma, and a given name that is no usual family name; "Anna, Maria and Tom"
 * stay three.
 */
final class FamilyNameFirst {
  private static final int USUAL = 3;
  private static final String BETWEEN = ", ";
  private static final String AND = " and ";

  private final String text;
  private final NameLexicon lexicon = NameTagger.lexicon();

  private FamilyNameFirst(String text) {
    this.text = text;
  }

  /** The spans in text order, with "Last, First" as one. */
  static List<TextSpan> joined(String text, List<TextSpan> spans) {
    FamilyNameFirst names = new FamilyNameFirst(text);
    List<TextSpan> joined = new ArrayList<>(spans.size());
    for (TextSpan span : spans) {
      int last = joined.size() - 1;
      if (last >= 0 && names.isOnePerson(joined.get(last), span)) {
        joined.set(last, new TextSpan(joined.get(last).start(), span.end()));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private boolean isOnePerson(TextSpan family, TextSpan given) {
    return given.start() == family.end() + BETWEEN.length()
        && text.startsWith(BETWEEN, family.end())
        && !isListed(family.start())
        && !goesOn(given.end())
        && isFamily(text.substring(family.start(), family.end()))
        && isGiven(firstWord(given));
  }

  /** Behind "Anna, " or "Anna and " comes one more person, not the family name of a new one. */
  private boolean isListed(int start) {
    return start >= 2 && text.startsWith(BETWEEN, start - 2);
  }

  /** Before ", Kaylee" or " and Kaylee" stands a list of people, too. */
  private boolean goesOn(int end) {
    int next = end;
    if (text.startsWith(BETWEEN, end)) {
      next += BETWEEN.length();
    } else if (text.startsWith(AND, end)) {
      next += AND.length();
    }
    return next > end && next < text.length() && Character.isUpperCase(text.charAt(next));
  }

  private boolean isFamily(String name) {
    int known = lexicon.attributes(NameLexicon.hash(name));
    int family = NameLexicon.level(known, NameLexicon.FAMILY);
    int given = NameLexicon.level(known, NameLexicon.GIVEN);
    return name.length() > 1 && name.indexOf(' ') < 0 && (family > given || given == 0);
  }

  private boolean isGiven(String name) {
    int known = lexicon.attributes(NameLexicon.hash(name));
    int given = NameLexicon.level(known, NameLexicon.GIVEN);
    return given >= USUAL && given >= NameLexicon.level(known, NameLexicon.FAMILY);
  }

  private String firstWord(TextSpan span) {
    int end = span.start();
    while (end < span.end() && text.charAt(end) != ' ') {
      end++;
    }
    return text.substring(span.start(), end);
  }
}
