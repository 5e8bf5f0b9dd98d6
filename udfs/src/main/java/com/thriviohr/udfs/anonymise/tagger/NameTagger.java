package com.thriviohr.udfs.anonymise.tagger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names of people in one message by a linear-chain model over hashed features. Runs in time
 * linear in the text and takes any text. For one thread; the model is shared.
 */
public final class NameTagger {
  private static final String RESOURCE = "name-tagger.model";

  /** In doubt it is a name: what is missed leaks, what is found wrongly reads a little worse. */
  private static final int SHIPPED_BONUS = -15;

  private final int outsideBonus;
  private final NameFeatures features;
  private final LabelDecoder decoder;

  /** A tagger of a model. */
  public NameTagger(NameModel model) {
    this(model, 0);
  }

  /**
   * @param model the model
   * @param outsideBonus weight steps in favour of "no name": more is more precise, less finds more
   */
  public NameTagger(NameModel model, int outsideBonus) {
    this.outsideBonus = outsideBonus;
    this.features = new NameFeatures(model.lexicon(), model.bits());
    this.decoder = new LabelDecoder(model);
  }

  /** A tagger of the shipped model, which this JVM reads once. */
  public static NameTagger load() {
    return new NameTagger(Shipped.MODEL, SHIPPED_BONUS);
  }

  /** What the shipped model knows of words. */
  public static NameLexicon lexicon() {
    return Shipped.MODEL.lexicon();
  }

  /** Spans of personal names in UTF-16 units, in order, without overlap; titles are left out. */
  public List<TextSpan> tag(String text) {
    return read(text).people();
  }

  /** The names of people and organisations. */
  public TaggedNames read(String text) {
    features.read(requireNonNull(text, "text"), AttributeMask.NONE);
    byte[] labels = decoder.decode(features, outsideBonus);
    return new TaggedNames(
        people(features.tokens(), labels, text), organizations(features.tokens(), labels));
  }

  private static List<TextSpan> organizations(NameTokens tokens, byte[] labels) {
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      int first = i;
      while (i < tokens.count && labels[i] == Label.ORGANIZATION) {
        i++;
      }
      if (i > first) {
        spans.add(new TextSpan(tokens.starts[first], tokens.ends[i - 1]));
      }
    }
    return spans;
  }

  private static List<TextSpan> people(NameTokens tokens, byte[] labels, String text) {
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      if (labels[i] == Label.BEGIN) {
        int last = i;
        while (last + 1 < tokens.count && labels[last + 1] == Label.INSIDE) {
          last++;
        }
        int end = tokens.ends[last];
        boolean quoted = last > i && "\"\u201D".indexOf(text.charAt(end - 1)) >= 0;
        spans.add(new TextSpan(tokens.starts[i], quoted ? tokens.ends[last - 1] : end));
        i = last;
      }
    }
    return spans;
  }

  private static final class Shipped {
    private static final NameModel MODEL = read();

    private static NameModel read() {
      try (InputStream in = NameTagger.class.getResourceAsStream(RESOURCE)) {
        return NameModel.read(requireNonNull(in, RESOURCE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
