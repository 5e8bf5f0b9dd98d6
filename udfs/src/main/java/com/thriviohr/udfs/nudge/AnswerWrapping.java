package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.text.TurnText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/**
 * Takes off what models put around the text they were asked for: their reasoning, code fences,
 * quotation marks, a label in front, notes about the text behind it, and HTML entities. What is
 * left of it inside the text is for {@link NudgeRules} to refuse.
 */
final class AnswerWrapping {
  private static final String OPENING_QUOTES = "\"“„«‚‘「";
  private static final String CLOSING_QUOTES = "\"”“»‘’」";

  /** Closed, or opened in the prompt's template and only closed in the answer. */
  private static final Pattern REASONING =
      Pattern.compile(
          "(?is)^(?:.{0,20000}?</(?:think|thinking|reasoning|analysis)>)+"
              + "|<(think|thinking|reasoning|analysis)>.*?</\\1>");

  private static final Pattern FENCE =
      Pattern.compile("(?s)^(```+|~~~+)[\\w-]*[ \\t]*\\n(.*?)\\n?\\1\\s*$");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^[*_#\\s]*(?:nudge|message|reminder|text|output|answer|response|nachricht|antwort"
              + "|mensaje|mensagem|respuesta|resposta)[*_]*\\s*[:：][*_]*\\s*(?=\\S)");

  private static final String REMARK =
      "note|notes|n\\.b|nb|p\\.s|disclaimer|explanation|word count|character count|hinweis"
          + "|anmerkung|nota|remarque|uwaga|注|注意|備考|補足";

  /** A last paragraph, or a last sentence in brackets, about the text. */
  private static final List<Pattern> REMARKS =
      List.of(
          Pattern.compile("(?is)\\n\\s*[*_(\\[]*(?:" + REMARK + ")[*_]*\\.?[*_]*\\s*[:：].*$"),
          Pattern.compile("(?is)\\s*[(\\[](?:" + REMARK + ")\\.?\\s*[:：][^()\\[\\]]*[)\\]]\\s*$"),
          Pattern.compile(
              "(?i)\\s*[*_]*[(\\[]\\s*(?:about |approx\\.? )?\\d+\\s*"
                  + "(?:words?|characters?|chars|tokens?|wörter|zeichen|palabras|palavras)\\s*[)\\]][*_]*"
                  + "\\s*$"));

  private AnswerWrapping() {}

  /** The text inside; doing it again changes nothing more than one more layer would. */
  static String strip(String answer) {
    String text = TurnText.trim(REASONING.matcher(answer).replaceAll(""));
    String before;
    do {
      before = text;
      text = withoutFence(text);
      text = withoutQuotes(text);
      text = LABEL.matcher(text).replaceFirst("");
      for (Pattern remark : REMARKS) {
        text = remark.matcher(text).replaceFirst("");
      }
      text = TurnText.trim(text);
    } while (!text.equals(before));
    return text.indexOf('&') < 0 ? text : HtmlEscape.unescapeHtml(text);
  }

  private static String withoutFence(String text) {
    Matcher fence = FENCE.matcher(text);
    return fence.matches() ? TurnText.trim(fence.group(2)) : text;
  }

  private static String withoutQuotes(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 0
            && OPENING_QUOTES.indexOf(text.charAt(0)) >= 0
            && CLOSING_QUOTES.indexOf(text.charAt(last)) >= 0;
    return quoted ? TurnText.trim(text.substring(1, last)) : text;
  }
}
