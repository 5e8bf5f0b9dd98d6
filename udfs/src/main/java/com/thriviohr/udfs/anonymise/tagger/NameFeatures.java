package com.thriviohr.udfs.anonymise.tagger;

/**
 * The features of each token of one message: the word, its shape, affixes, attributes and those of
 * two neighbours on each side, how the message uses capitals, and the position in the sentence.
 * Reusable; not thread-safe.
 */
final class NameFeatures {
  private static final int MARGIN = 3;
  private static final int EDGE = 0x5EED;
  private static final int COMMON = 4;
  private static final int MOST_COMMON = 6;
  private static final int NAMING =
      7 << NameLexicon.GIVEN | 7 << NameLexicon.FAMILY | Attributes.THING | NameLexicon.KNOWN;

  private final NameLexicon lexicon;
  private final NameTokens tokens = new NameTokens();
  private final FeatureSink sink;
  private String text = "";
  private int[] attributes = new int[64];
  private int[] words = new int[64];
  private int[] kinds = new int[64];
  private int[] shapes = new int[64];
  private int[] phrases = new int[64];
  private int style;

  NameFeatures(NameLexicon lexicon, int bits) {
    this.lexicon = lexicon;
    this.sink = new FeatureSink(bits);
  }

  NameTokens tokens() {
    return tokens;
  }

  /** Reads a message; {@code mask} hides what the lexicon knows of a token (training only). */
  void read(String message, AttributeMask mask) {
    text = message;
    tokens.read(message);
    int room = tokens.count + 2 * MARGIN;
    if (attributes.length < room) {
      attributes = new int[room * 2];
      words = new int[room * 2];
      kinds = new int[room * 2];
      shapes = new int[room * 2];
      phrases = new int[room * 2];
    }
    for (int i = 0; i < room; i++) {
      int token = i - MARGIN;
      boolean edge = token < 0 || token >= tokens.count;
      shapes[i] = edge ? Shape.PUNCTUATION : tokens.shapes[token];
      int known = edge || !Shape.isWord(shapes[i]) ? 0 : lexicon.attributes(tokens.hashes[token]);
      attributes[i] = edge ? 0 : mask.visible(token, known);
      kinds[i] = edge ? EDGE : Attributes.kind(attributes[i]);
      words[i] = edge ? EDGE : contextWord(i, token);
      phrases[i] = 0;
    }
    markPhrases();
    style = Style.of(tokens);
  }

  /**
   * True for a token that no model is needed for: a common word that is nobody's name, or marks,
   * numbers and addresses beside such words only.
   */
  boolean isPlain(int token) {
    int at = token + MARGIN;
    return isPlainWord(at)
        || (!isWordlike(at)
            && (isPlainWord(at - 1) || !isWordlike(at - 1))
            && (isPlainWord(at + 1) || !isWordlike(at + 1)));
  }

  private boolean isWordlike(int at) {
    return Shape.isWord(shapes[at]) || shapes[at] == Shape.ALPHANUMERIC;
  }

  private boolean isPlainWord(int at) {
    int common = shapes[at] == Shape.LOWER ? COMMON : shapes[at] == Shape.TITLE ? MOST_COMMON : 8;
    return phrases[at] == 0
        && NameLexicon.level(attributes[at], NameLexicon.WORD) >= common
        && (attributes[at] & NAMING) == 0;
  }

  /** The features of a token; valid until the next call. */
  FeatureSink of(int token) {
    sink.clear();
    int at = token + MARGIN;
    boolean starts = startsSentence(token);
    current(token, at, starts);
    if (Shape.isWord(shapes[at]) || shapes[at] == Shape.ALPHANUMERIC) {
      affixes(token, at);
    }
    context(at);
    conjoined(at, starts);
    glued(token, at);
    return sink;
  }

  // A rare word or a name is known by its class only: the generator's names must not be learnt.
  private int contextWord(int at, int token) {
    int shape = shapes[at];
    if (shape == Shape.PUNCTUATION || shape == Shape.ALPHANUMERIC) {
      return tokens.ends[token] - tokens.starts[token] <= 2 ? tokens.hashes[token] : shape;
    }
    if (!Shape.isWord(shape)) {
      return shape;
    }
    int level = NameLexicon.level(attributes[at], NameLexicon.WORD);
    return level >= 3 ? tokens.hashes[token] : 0x100 + kinds[at] * 16 + shape;
  }

  private void markPhrases() {
    for (int i = 0; i + 1 < tokens.count; i++) {
      int at = i + MARGIN;
      int phrase = tokens.hashes[i];
      int found = 0;
      int length = 0;
      for (int n = 1; n <= 3 && i + n < tokens.count; n++) {
        phrase = NameLexicon.join(phrase, tokens.hashes[i + n]);
        int known = lexicon.attributes(phrase) & Attributes.PHRASE;
        length = known == 0 ? length : n;
        found = known == 0 ? found : known;
      }
      for (int n = 0; n <= length && found != 0; n++) {
        phrases[at + n] = found >> 9 | (n == 0 ? 16 : 32);
      }
    }
  }

  private boolean startsSentence(int token) {
    if (token == 0) {
      return true;
    }
    char before = text.charAt(tokens.ends[token - 1] - 1);
    int shape = tokens.shapes[token - 1];
    return ".!?\n:\"\u201C>|*\u2022".indexOf(before) >= 0
        || (shape == Shape.HANDLE && token <= 3)
        || shape == Shape.SYMBOL;
  }

  private void current(int token, int at, boolean starts) {
    int shape = shapes[at];
    int written = shape * 8 + style * 2 + (starts ? 1 : 0);
    sink.add(1, written);
    sink.add(2, attributes[at]);
    sink.add(3, attributes[at], written);
    sink.add(4, kinds[at], written);
    sink.add(5, phrases[at], shape);
    sink.add(6, Attributes.odds(attributes[at]), written);
    sink.add(7, Attributes.odds(attributes[at]));
    boolean listed = NameLexicon.level(attributes[at], NameLexicon.WORD) > 0;
    if (listed || (attributes[at] & Attributes.THING) != 0 || !Shape.isWord(shape)) {
      sink.add(8, tokens.hashes[token]);
      sink.add(9, tokens.hashes[token], shape);
    }
    sink.add(10, Math.min(tokens.ends[token] - tokens.starts[token], 12), kinds[at]);
  }

  private void affixes(int token, int at) {
    int start = tokens.starts[token];
    int end = tokens.ends[token];
    boolean unknown = (attributes[at] & 0x1FF) == 0;
    int base = unknown ? 11 : 19;
    sink.add(base, NameTokens.hash(text, Math.max(start, end - 2), end));
    sink.add(base + 1, NameTokens.hash(text, Math.max(start, end - 3), end));
    sink.add(base + 2, NameTokens.hash(text, start, Math.min(end, start + 2)));
    sink.add(base + 3, NameTokens.hash(text, start, Math.min(end, start + 3)));
    if (drawls(start, end)) {
      sink.add(16, shapes[at]);
    }
    if (unknown) {
      sink.add(15, NameTokens.hash(text, Math.max(start, end - 4), end));
    }
  }

  /** Whether marks stand right before and behind: names of files and programs hang together. */
  private void glued(int token, int at) {
    int before = token > 0 && tokens.ends[token - 1] == tokens.starts[token] ? 1 : 0;
    boolean last = token + 1 >= tokens.count;
    int behind = !last && tokens.starts[token + 1] == tokens.ends[token] ? 2 : 0;
    sink.add(71, before + behind, shapes[at]);
    sink.add(72, before == 0 ? 0 : words[at - 1], behind == 0 ? 0 : words[at + 1]);
  }

  private boolean drawls(int start, int end) {
    for (int i = start + 2; i < end; i++) {
      int unit = text.charAt(i) | 32;
      if (unit == (text.charAt(i - 1) | 32) && unit == (text.charAt(i - 2) | 32)) {
        return true;
      }
    }
    return false;
  }

  private void context(int at) {
    sink.add(30, words[at - 1]);
    sink.add(31, words[at + 1]);
    sink.add(32, words[at - 2]);
    sink.add(33, words[at + 2]);
    sink.add(34, words[at - 1], words[at - 2]);
    sink.add(35, words[at + 1], words[at + 2]);
    sink.add(36, words[at - 1], words[at + 1]);
    for (int d = -2; d <= 2; d++) {
      if (d != 0) {
        sink.add(40 + d, kinds[at + d], shapes[at + d]);
        sink.add(45 + d, attributes[at + d] >> 9, style);
      }
    }
    sink.add(48, Attributes.odds(attributes[at - 1]), shapes[at - 1]);
    sink.add(49, Attributes.odds(attributes[at + 1]), shapes[at + 1]);
  }

  private void conjoined(int at, boolean starts) {
    int here = kinds[at] * 16 + shapes[at];
    int odds = Attributes.odds(attributes[at]) * 16 + shapes[at];
    sink.add(60, here, words[at - 1]);
    sink.add(61, here, words[at + 1]);
    sink.add(62, here, kinds[at - 1] * 16 + shapes[at - 1]);
    sink.add(63, here, kinds[at + 1] * 16 + shapes[at + 1]);
    sink.add(64, odds, Attributes.odds(attributes[at - 1]) * 16 + shapes[at - 1]);
    sink.add(65, odds, Attributes.odds(attributes[at + 1]) * 16 + shapes[at + 1]);
    sink.add(66, odds * 2 + (starts ? 1 : 0), words[at - 1]);
    sink.add(67, odds * 2 + (starts ? 1 : 0), words[at + 1]);
    sink.add(
        68,
        here * 4 + style,
        (kinds[at - 1] * 16 + shapes[at - 1]) * 1024 + kinds[at + 1] * 16 + shapes[at + 1]);
    sink.add(69, shapes[at - 1] * 256 + shapes[at] * 16 + shapes[at + 1], style);
  }
}
