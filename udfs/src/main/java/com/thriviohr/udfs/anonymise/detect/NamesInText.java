package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that one text holds. They tell where else it names the same people, and the full ones
 * tell whom its single names mean.
 */
final class NamesInText {
  private static final int SHORTEST_PART = 3;
  private static final NameLexicon LEXICON = NameTagger.lexicon();

  private final DetectionInput input;
  private final Set<String> parts = new HashSet<>();
  private final Map<String, FullName> bearers = new HashMap<>();

  NamesInText(DetectionInput input, List<TextSpan> spans) {
    this.input = input;
    for (TextSpan span : spans) {
      List<String> words = words(span.start(), span.end());
      words.stream().filter(word -> word.length() >= SHORTEST_PART).forEach(parts::add);
      if (words.size() > 1) {
        add(new FullName(span, words, hasComma(span.start(), span.end())));
      }
    }
  }

  /** The finding in its form and, when it is part of a name of this text, as that person. */
  Entity tied(Entity mention) {
    List<String> words = words(mention.start(), mention.end());
    if (words.size() > 1) {
      return mention.withForm(form(words, hasComma(mention.start(), mention.end())));
    }
    String word = words.isEmpty() ? "" : words.get(0);
    return bearer(word)
        .map(
            name ->
                mention
                    .withForm(word.equals(name.family) ? NameForm.FAMILY : NameForm.GIVEN)
                    .withFullName(name.span.start(), name.span.end()))
        .orElseGet(() -> mention.withForm(single(mention, word)));
  }

  /** Behind a title, and what is only a family name, "Weber", is the family's. */
  private NameForm single(Entity mention, String word) {
    if (TitledNames.isTitled(input, mention.start())) {
      return NameForm.FAMILY;
    }
    int known = LEXICON.attributes(NameLexicon.hash(word));
    boolean family =
        NameLexicon.level(known, NameLexicon.FAMILY) > 0
            && NameLexicon.level(known, NameLexicon.GIVEN) == 0;
    return family ? NameForm.FAMILY : NameForm.GIVEN;
  }

  /** Capitalised words that are parts of the names of this text, wherever they stand. */
  List<TextSpan> mentions() {
    List<TextSpan> mentions = new ArrayList<>();
    Tokens tokens = input.tokens();
    for (int token = 0; token < tokens.count(); token++) {
      int start = tokens.start(token);
      if (Character.isUpperCase(input.at(start))) {
        String word = fold(start, tokens.end(token));
        if (parts.contains(word) && !WordList.isOrdinary(word)) {
          mentions.add(new TextSpan(start, tokens.end(token)));
        }
      }
    }
    return mentions;
  }

  private void add(FullName name) {
    for (String word : List.of(name.given, name.family)) {
      bearers.merge(
          word, name, (one, other) -> one.isNamesake(other) ? one : FullName.OF_SEVERAL_PEOPLE);
    }
  }

  /** The person of this text who bears a name; empty for nobody or several. */
  private Optional<FullName> bearer(String word) {
    return Optional.ofNullable(bearers.get(word))
        .filter(name -> name != FullName.OF_SEVERAL_PEOPLE);
  }

  private static NameForm form(List<String> words, boolean comma) {
    if (comma) {
      return NameForm.FAMILY_COMMA_GIVEN;
    }
    return words.size() == 2 && words.get(0).length() == 1
        ? NameForm.INITIAL_FAMILY
        : NameForm.FULL;
  }

  private boolean hasComma(int start, int end) {
    return input.text().substring(start, end).indexOf(',') > 0;
  }

  private List<String> words(int start, int end) {
    List<String> words = new ArrayList<>();
    Tokens tokens = input.tokens();
    for (int i = tokens.at(start); i < tokens.count() && tokens.end(i) <= end; i++) {
      words.add(fold(tokens.start(i), tokens.end(i)));
    }
    return words;
  }

  private String fold(int start, int end) {
    return Characters.fold(input.text().substring(start, end));
  }

  private static final class FullName {
    private static final FullName OF_SEVERAL_PEOPLE =
        new FullName(new TextSpan(0, 1), List.of("", ""), false);

    private final TextSpan span;
    private final String given;
    private final String family;

    private FullName(TextSpan span, List<String> words, boolean familyFirst) {
      String first = words.get(0);
      String last = words.get(words.size() - 1);
      this.span = span;
      this.given = familyFirst ? words.get(1) : first;
      this.family = familyFirst ? first : last;
    }

    private boolean isNamesake(FullName other) {
      return given.equals(other.given) && family.equals(other.family);
    }
  }
}
