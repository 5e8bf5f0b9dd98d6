package com.thriviohr.udfs.anonymise.tagger.train;

import com.thriviohr.udfs.anonymise.tagger.Label;
import com.thriviohr.udfs.anonymise.tagger.Labelled;
import java.util.List;

/** A stretch of a message under construction with one label. Immutable. */
final class Piece {
  final String text;
  final int label;

  private Piece(String text, int label) {
    this.text = text;
    this.label = label;
  }

  static Piece plain(String text) {
    return new Piece(text, Label.OUTSIDE);
  }

  static Piece person(String text) {
    return new Piece(text, Label.BEGIN);
  }

  static Piece other(String text) {
    return new Piece(text, Label.OTHER);
  }

  static Piece organization(String text) {
    return new Piece(text, Label.ORGANIZATION);
  }

  /** The same label over another text. */
  Piece with(String changed) {
    return new Piece(changed, label);
  }

  /** Joins pieces to a message. */
  static Labelled join(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text));
    byte[] labels = new byte[text.length()];
    int at = 0;
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.text.length(); i++) {
        boolean begins = piece.label == Label.BEGIN && i == 0;
        labels[at++] = (byte) (begins ? Label.INSIDE : piece.label);
      }
    }
    return new Labelled(text.toString(), labels);
  }
}
