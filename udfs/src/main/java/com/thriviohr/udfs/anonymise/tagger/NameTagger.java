package com.thriviohr.udfs.anonymise.tagger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names of people in one message by a linear-chain model over hashed features. Runs in time
 * linear in the text, takes any text, serves any number of threads.
 */
public final class NameTagger {
  private static final String RESOURCE = "name-tagger.model";

  private final NameModel model;
  private final int outsideBonus;
  private final ThreadLocal<Worker> workers;

  /** A tagger of a model. */
  public NameTagger(NameModel model) {
    this(model, 0);
  }

  /**
   * @param model the model
   * @param outsideBonus weight steps in favour of "no name": more is more precise, less finds more
   */
  public NameTagger(NameModel model, int outsideBonus) {
    this.model = requireNonNull(model, "model");
    this.outsideBonus = outsideBonus;
    this.workers = ThreadLocal.withInitial(() -> new Worker(this.model));
  }

  /** The tagger of the shipped model, read once in this JVM. */
  public static NameTagger load() {
    return Shipped.TAGGER;
  }

  /** Spans of personal names in UTF-16 units, in order, without overlap; titles are left out. */
  public List<TextSpan> tag(String text) {
    Worker worker = workers.get();
    worker.features.read(requireNonNull(text, "text"), AttributeMask.NONE);
    byte[] labels = worker.decoder.decode(worker.features, outsideBonus);
    return spans(worker.features.tokens(), labels);
  }

  private static List<TextSpan> spans(NameTokens tokens, byte[] labels) {
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      if (labels[i] == Label.BEGIN) {
        int last = i;
        while (last + 1 < tokens.count && labels[last + 1] == Label.INSIDE) {
          last++;
        }
        spans.add(new TextSpan(tokens.starts[i], tokens.ends[last]));
        i = last;
      }
    }
    return spans;
  }

  private static final class Worker {
    private final NameFeatures features;
    private final LabelDecoder decoder;

    private Worker(NameModel model) {
      features = new NameFeatures(model.lexicon(), model.bits());
      decoder = new LabelDecoder(model);
    }
  }

  private static final class Shipped {
    private static final NameTagger TAGGER = read();

    private static NameTagger read() {
      try (InputStream in = NameTagger.class.getResourceAsStream(RESOURCE)) {
        return new NameTagger(NameModel.read(requireNonNull(in, RESOURCE)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
