package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TaggedNames;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.HashFilter;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.List;

/**
 * What detectors see of one message: the normalised text, its tokens, which characters and words
 * occur (so that most detectors can leave at once), the roster and who takes part.
 */
public final class DetectionInput {
  private static final int WORD_BITS = 4096;

  /** Behind Latin and its extensions. */
  private static final char FIRST_OTHER = '\u0250';

  private final NormalisedText text;
  private final Tokens tokens;
  private final RosterIndex roster;
  private final Participants participants;
  private final int[] counts = new int[128];
  private final HashFilter words = new HashFilter(WORD_BITS);
  private final int digits;
  private final boolean camelCase;
  private final boolean ideographs;
  private final boolean otherScripts;
  private List<DigitRun> digitRuns;
  private TaggedNames names;

  /**
   * @param text normalised text
   * @param roster the tenant's people; {@link RosterIndex#empty()} without
   * @param participants author and receivers
   */
  public DetectionInput(NormalisedText text, RosterIndex roster, Participants participants) {
    this.text = requireNonNull(text, "text");
    this.roster = requireNonNull(roster, "roster");
    this.participants = requireNonNull(participants, "participants");
    this.tokens = Tokens.of(text);
    String units = text.text();
    boolean humps = false;
    boolean ideographs = false;
    boolean others = false;
    char before = ' ';
    for (int i = 0; i < units.length(); i++) {
      char unit = units.charAt(i);
      if (unit < 128) {
        counts[unit]++;
        humps |= unit >= 'A' && unit <= 'Z' && Characters.isAsciiLetter(before);
      } else {
        ideographs |= Characters.isIdeograph(unit);
        others |= unit >= FIRST_OTHER && Character.isLetter(unit);
      }
      before = unit;
    }
    this.camelCase = humps;
    this.ideographs = ideographs;
    this.otherScripts = others;
    this.digits = digits(counts);
    for (int token = 0; token < tokens.count(); token++) {
      words.add(tokens.hash(token));
    }
  }

  /** The normalised text. */
  public String text() {
    return text.text();
  }

  /** The normalised text with its folded form. */
  public NormalisedText normalised() {
    return text;
  }

  /** Word tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** The tenant's people. */
  public RosterIndex roster() {
    return roster;
  }

  /** Author and receivers. */
  public Participants participants() {
    return participants;
  }

  /** How often an ASCII character occurs. */
  public int count(char ascii) {
    return counts[ascii];
  }

  /** True when the text may hold an ASCII text: it has all of its characters. */
  private boolean mayContain(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (counts[ascii.charAt(i)] == 0) {
        return false;
      }
    }
    return true;
  }

  private static int digits(int[] counts) {
    int digits = 0;
    for (char digit = '0'; digit <= '9'; digit++) {
      digits += counts[digit];
    }
    return digits;
  }

  /** True when an ASCII capital stands behind a letter. */
  boolean hasCamelCase() {
    return camelCase;
  }

  /** True when a letter is, most likely, no Latin one. */
  boolean hasOtherScripts() {
    return otherScripts;
  }

  /** True when a character is a word of its own. */
  boolean hasIdeographs() {
    return ideographs;
  }

  /** False when no token has the hash of a folded word; rarely true without one, too. */
  boolean mayHaveWord(int hash) {
    return words.mayHold(hash);
  }

  /** True when the text holds one of some ASCII texts. */
  boolean containsAny(List<String> texts) {
    for (String ascii : texts) {
      if (mayContain(ascii) && text().contains(ascii)) {
        return true;
      }
    }
    return false;
  }

  /** Number of ASCII digits. */
  public int digits() {
    return digits;
  }

  /** Names by the model, read when they are asked for first. */
  TaggedNames names(NameTagger tagger) {
    if (names == null) {
      names = tagger.read(text());
    }
    return names;
  }

  /** Runs of digits, found when they are asked for first. */
  List<DigitRun> digitRuns() {
    if (digitRuns == null) {
      digitRuns = DigitRun.of(this);
    }
    return digitRuns;
  }

  /** The unit at an offset, or a space outside of the text. */
  public char at(int offset) {
    return offset < 0 || offset >= text.length() ? ' ' : text.text().charAt(offset);
  }

  /** True when the folded text has a folded word or phrase at an offset. */
  public boolean foldedAt(int offset, String folded) {
    if (offset < 0 || offset + folded.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < folded.length(); i++) {
      if (text.folded(offset + i) != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
