package com.thriviohr.udfs.anonymise.tagger.train;

import static com.thriviohr.udfs.anonymise.tagger.train.NameSource.pick;

import com.thriviohr.udfs.anonymise.tagger.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes labelled messages of workplace chat, mail, social media and news; a seed fixes them. */
public final class MessageGenerator {
  private final SplittableRandom random;
  private final Map<String, List<String>> templates;
  private final SlotFiller filler;

  /**
   * @param templates resource with the templates, beside this class
   * @param seed fixes the messages
   */
  public MessageGenerator(String templates, long seed) {
    this.random = new SplittableRandom(seed);
    this.templates = TemplateLines.byKind(templates);
    this.filler = new SlotFiller(new NameSource(), new ExampleSentences());
  }

  /** The next message. */
  public Labelled next() {
    int dice = random.nextInt(100);
    List<Piece> pieces = new ArrayList<>();
    if (dice < 20) {
      message("chat", pieces);
    } else if (dice < 40) {
      social(pieces);
    } else if (dice < 54) {
      message("news", pieces);
    } else if (dice < 61) {
      message("mail", pieces);
    } else if (dice < 75) {
      message("neg", pieces);
    } else if (dice < 80) {
      message("foreign", pieces);
    } else if (dice < 94) {
      message("tech", pieces);
    } else {
      pieces.addAll(filler.fill("Ex", random));
      pieces.add(Piece.plain(random.nextBoolean() ? "." : ""));
    }
    boolean casual = dice < 40 || dice >= 61;
    return Piece.join(TextNoise.write(pieces, random, casual));
  }

  private void message(String kind, List<Piece> pieces) {
    expand(pick(templates.get(kind), random), pieces);
    if (random.nextInt(4) == 0) {
      boolean ended = ".!?".contains(lastUnit(pieces));
      pieces.add(Piece.plain(ended ? " " : ". "));
      if (random.nextBoolean()) {
        pieces.addAll(filler.fill("Ex", random));
      } else {
        expand(pick(templates.get(kind), random), pieces);
      }
    }
    if (kind.equals("news") && !".!?".contains(lastUnit(pieces)) && random.nextBoolean()) {
      pieces.add(Piece.plain("."));
    }
  }

  private void social(List<Piece> pieces) {
    int before = random.nextInt(12);
    if (before < 2) {
      expand("{handle} ", pieces);
    } else if (before == 2) {
      expand("RT {handle}: ", pieces);
    } else if (before == 3) {
      expand("{Ex} ", pieces);
    }
    message("social", pieces);
    String[] ends = {" {url}", " {hashtag}", " {emoji}", " {hashtag} {url}", " lol", "!!!", " ..."};
    if (random.nextInt(3) == 0) {
      expand(ends[random.nextInt(ends.length)], pieces);
    }
  }

  private static String lastUnit(List<Piece> pieces) {
    String last = pieces.get(pieces.size() - 1).text;
    return last.isEmpty() ? "." : last.substring(last.length() - 1);
  }

  private void expand(String template, List<Piece> pieces) {
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      if (open < 0) {
        pieces.add(Piece.plain(template.substring(at)));
        return;
      }
      if (open > at) {
        pieces.add(Piece.plain(template.substring(at, open)));
      }
      int close = template.indexOf('}', open);
      pieces.addAll(filler.fill(template.substring(open + 1, close), random));
      at = close + 1;
    }
  }
}
