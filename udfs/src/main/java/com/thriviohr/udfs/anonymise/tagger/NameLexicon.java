package com.thriviohr.udfs.anonymise.tagger;

import com.thriviohr.udfs.anonymise.text.HashFilter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a word, by hash: how common it is as ordinary word, given name and family name
 * (0 to 7, three bits each), and flags. Phrases have the hash of {@link #join}. Immutable.
 */
public final class NameLexicon {
  /** Shift of the commonness as ordinary word. */
  public static final int WORD = 0;

  /** Shift of the commonness as given name. */
  public static final int GIVEN = 3;

  /** Shift of the commonness as family name. */
  public static final int FAMILY = 6;

  /** A place. */
  public static final int PLACE = 1 << 9;

  /** An organisation, brand, work or product. */
  public static final int GROUP = 1 << 10;

  /** A well-known person. */
  public static final int KNOWN = 1 << 11;

  /** A form of address or an office that stands before a name. */
  public static final int TITLE = 1 << 12;

  /** A relation, occupation or role. */
  public static final int ROLE = 1 << 13;

  /** A verb that people do. */
  public static final int VERB = 1 << 14;

  /** A place that is often mentioned. */
  public static final int MAJOR = 1 << 15;

  private static final int BITS_PER_KEY = 16;

  /** Key in the upper, attributes in the lower half; 0 where nothing is. */
  private final long[] entries;

  /** A bit for each key turns most unknown words and phrases away. */
  private final HashFilter hashed;

  private final int size;

  /**
   * @param attributes attributes by hash
   */
  public NameLexicon(Map<Integer, Integer> attributes) {
    int room = Integer.highestOneBit(Math.max(16, attributes.size() * 2 - 1)) << 1;
    entries = new long[room];
    hashed = new HashFilter(room * BITS_PER_KEY / 4);
    attributes.forEach(this::put);
    size = attributes.size();
  }

  /** The attributes of a word or phrase; 0 when it is unknown. */
  public int attributes(int hash) {
    int spread = spread(hash);
    if (!hashed.mayHold(spread)) {
      return 0;
    }
    int mask = entries.length - 1;
    int at = spread & mask;
    while (entries[at] != 0) {
      if ((int) (entries[at] >>> 32) == hash) {
        return (char) entries[at];
      }
      at = (at + 1) & mask;
    }
    return 0;
  }

  /** Hash of a phrase from the hash of its beginning and of its next word. */
  public static int join(int phrase, int word) {
    return (phrase * 31 + word) * 0x9E3779B1 + 0x7F4A7C15;
  }

  /** Hash of a word with its case folded. */
  public static int hash(CharSequence word) {
    return NameTokens.hash(word, 0, word.length());
  }

  /** Hash of a part of a text with its case folded. */
  public static int hash(CharSequence text, int start, int end) {
    return NameTokens.hash(text, start, end);
  }

  /** Commonness, 0 to 7, at a shift. */
  public static int level(int attributes, int shift) {
    return attributes >> shift & 7;
  }

  void write(DataOutputStream out) throws IOException {
    Map<Integer, Integer> sorted = new TreeMap<>();
    for (long entry : entries) {
      if (entry != 0) {
        sorted.put((int) (entry >>> 32), (int) (char) entry);
      }
    }
    out.writeInt(sorted.size());
    for (int key : sorted.keySet()) {
      out.writeInt(key);
    }
    for (int value : sorted.values()) {
      out.writeChar(value);
    }
  }

  static NameLexicon read(DataInputStream in) throws IOException {
    int[] words = new int[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readInt();
    }
    Map<Integer, Integer> attributes = new TreeMap<>();
    for (int word : words) {
      attributes.put(word, (int) in.readChar());
    }
    return new NameLexicon(attributes);
  }

  private void put(int hash, int attributes) {
    int mask = entries.length - 1;
    int spread = spread(hash);
    int at = spread & mask;
    while (entries[at] != 0) {
      at = (at + 1) & mask;
    }
    entries[at] = (long) hash << 32 | (char) attributes;
    hashed.add(spread);
  }

  private static int spread(int hash) {
    int mixed = hash * 0x85EBCA6B;
    return mixed ^ mixed >>> 15;
  }

  @Override
  public String toString() {
    return "NameLexicon[" + size + " words, " + Arrays.hashCode(entries) + "]";
  }
}
