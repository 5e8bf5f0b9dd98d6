package com.thriviohr.jobs.evaluate;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.anonymise.detect.Confidence;
import com.thriviohr.udfs.anonymise.detect.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences in columns: a token a line, its BIO tag in the last column, a blank line between
 * sentences. The tokens are joined with spaces.
 */
final class ConllText {
  private static final String DOCUMENT = "-DOCSTART-";

  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private String type = "";
  private int start;
  private int end;

  private ConllText() {}

  static List<GoldText> read(String content, String file) {
    List<GoldText> texts = new ArrayList<>();
    ConllText sentence = new ConllText();
    int number = 0;
    for (String line : content.split("\\R", -1)) {
      number++;
      if (line.isBlank() || line.startsWith(DOCUMENT)) {
        sentence = sentence.finished(texts);
      } else {
        sentence.add(line.strip().split("\\s+"), file, number);
      }
    }
    sentence.finished(texts);
    return texts;
  }

  private void add(String[] columns, String file, int line) {
    String tag = columns[columns.length - 1];
    boolean inside = tag.startsWith("I-") || tag.startsWith("E-");
    boolean begins = tag.startsWith("B-") || tag.startsWith("S-");
    if (columns.length < 2 || !(inside || begins || tag.equals("O"))) {
      throw new InvalidInputException(
          file + ":" + line + " is no CoNLL line: it needs a token and a tag such as B-PER or O.");
    }
    int at = text.length() + (text.length() == 0 ? 0 : 1);
    text.append(text.length() == 0 ? "" : " ").append(columns[0]);
    String here = inside || begins ? GoldText.known(tag.substring(2), columns[0]) : "";
    if (begins || !here.equals(type)) {
      close();
      type = here;
      start = at;
    }
    end = text.length();
  }

  private void close() {
    if (!type.isEmpty()) {
      entities.add(new Entity(start, end, type, "gold", Confidence.STRUCTURED));
    }
    type = "";
  }

  private ConllText finished(List<GoldText> texts) {
    close();
    if (text.length() > 0) {
      texts.add(new GoldText(text.toString(), entities));
    }
    return new ConllText();
  }
}
