package com.thriviohr.udfs.anonymise.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FamilyNameFirstTest {
  private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}+( \\p{Lu}\\p{Ll}+)*");

  @Test
  void joinsFamilyAndGivenName() {
    assertThat(joined("Smith, John")).containsExactly("Smith, John");
    assertThat(joined("Nowak, Anna Maria")).containsExactly("Nowak, Anna Maria");
  }

  @Test
  void leavesListsOfPeopleAlone() {
    assertThat(joined("Anna, Maria")).containsExactly("Anna", "Maria");
    assertThat(joined("Anna, Smith, John")).containsExactly("Anna", "Smith", "John");
    assertThat(joined("Smith, John, Kaylee")).containsExactly("Smith", "John", "Kaylee");
    assertThat(joined("Smith, John and Kaylee")).containsExactly("Smith", "John", "Kaylee");
    assertThat(joined("Smith, Johnson")).containsExactly("Smith", "Johnson");
  }

  @Test
  void leavesOtherMarksAlone() {
    assertThat(joined("Smith; John")).containsExactly("Smith", "John");
    assertThat(joined("Smith,\nJohn")).containsExactly("Smith", "John");
  }

  private static List<String> joined(String text) {
    List<TextSpan> spans = new ArrayList<>();
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      spans.add(new TextSpan(names.start(), names.end()));
    }
    List<String> joined = new ArrayList<>();
    FamilyNameFirst.joined(text, spans)
        .forEach(span -> joined.add(text.substring(span.start(), span.end())));
    return joined;
  }
}
