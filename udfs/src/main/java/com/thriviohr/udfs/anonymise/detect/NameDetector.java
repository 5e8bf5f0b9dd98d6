package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.CodeBlocks;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds names of people whom the roster does not know, by the shipped model. What it finds once in
 * a text it finds everywhere there, and the parts of a full name belong to one person. Code blocks
 * hold no names but those that stand in the text, too.
 */
public final class NameDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "name";

  private final NameTagger tagger = NameTagger.load();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    List<TextSpan> titled = TitledNames.among(input, ofAllScripts(input));
    List<TextSpan> spans = FamilyNameFirst.joined(input.text(), titled);
    if (spans.isEmpty()) {
      return;
    }
    CodeBlocks code = new CodeBlocks(input.text());
    Evidence evidence = new Evidence(input);
    spans.removeIf(
        span ->
            code.contains(span.start())
                || evidence.isOrder(span.start(), span.end())
                || CodeNames.isOne(input, span, evidence)
                || isMonth(input, span));
    spans.removeIf(span -> isHalfQuoted(input, span));
    spans.replaceAll(span -> Honorifics.without(input.text(), withFamilyName(input, span)));
    NamesInText names = new NamesInText(input, spans);
    spans.forEach(span -> found.accept(names.tied(entity(span))));
    names.mentions().forEach(mention -> found.accept(names.tied(entity(mention))));
  }

  private List<TextSpan> ofAllScripts(DetectionInput input) {
    List<TextSpan> read = input.names(tagger).people();
    if (!input.hasOtherScripts()) {
      return read;
    }
    List<TextSpan> names = LatinNames.among(input.text(), read, tagger);
    List<TextSpan> cyrillic = CyrillicNames.in(input);
    NavigableMap<Integer, TextSpan> byStart = new TreeMap<>();
    cyrillic.forEach(name -> byStart.put(name.start(), name));
    names.removeIf(name -> isCovered(name, byStart));
    names.addAll(cyrillic);
    names.sort(Comparator.comparingInt(TextSpan::start));
    return names;
  }

  /** {@code curl -H "Authorization}: the quote ends behind it. */
  private static boolean isHalfQuoted(DetectionInput input, TextSpan span) {
    String name = input.text().substring(span.start(), span.end());
    return name.chars().filter(unit -> unit == '"').count() == 1;
  }

  /** "Jane Q." with the capitalised word behind the initial. */
  private static TextSpan withFamilyName(DetectionInput input, TextSpan name) {
    Tokens tokens = input.tokens();
    int initial = tokens.at(Math.max(name.start(), name.end() - 2));
    int next = initial + 1;
    boolean named =
        next < tokens.count()
            && tokens.start(initial) > name.start()
            && tokens.end(initial) == tokens.start(initial) + 1
            && input.at(tokens.end(initial)) == '.'
            && tokens.start(next) == tokens.end(initial) + 2
            && Character.isUpperCase(input.at(tokens.start(next)));
    return named ? new TextSpan(name.start(), tokens.end(next)) : name;
  }

  private static boolean isCovered(TextSpan name, NavigableMap<Integer, TextSpan> others) {
    Map.Entry<Integer, TextSpan> other = others.lowerEntry(name.end());
    return other != null && other.getValue().overlaps(name);
  }

  private static boolean isMonth(DetectionInput input, TextSpan span) {
    int token = input.tokens().at(span.start());
    return token < input.tokens().count()
        && input.tokens().end(token) == span.end()
        && Months.isMonth(input, token);
  }

  private static Entity entity(TextSpan span) {
    return new Entity(span.start(), span.end(), EntityTypes.PERSON, NAME, Confidence.MODEL);
  }
}
